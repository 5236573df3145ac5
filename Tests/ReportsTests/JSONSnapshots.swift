/// JSON reports as they must look.
enum JSONSnapshots {
  static let crash = #"""
    {"crash_info":{"address":"0x00000045","adjusted_address":null,"assertion":null,\#
    "crash_inconsistencies":[],"crashing_thread":0,"instruction":null,\#
    "instruction_pointer_update":null,"memory_accesses":null,"possible_bit_flips":null,\#
    "type":"EXCEPTION_ACCESS_VIOLATION_WRITE"},"crashing_thread":{"frame_count":2,"frames":[\#
    {"file":"c:\\src\\app.cc","frame":0,"function":"crash(int)",\#
    "function_offset":"0x0000001e","inlines":[{"file":"c:/src/poke.h","function":"poke",\#
    "line":9}],"line":58,"missing_symbols":false,"module":"app.exe",\#
    "module_offset":"0x0000429e","offset":"0x0040429e","registers":{"eax":"0x00000000",\#
    "ebp":"0x00000055","ebx":"0x00000033","ecx":"0x00000011","edi":"0x00000077",\#
    "edx":"0x00000022","eflags":"0x00000099","eip":"0x00000088","esi":"0x00000066",\#
    "esp":"0x00000044"},"trust":"context","unloaded_modules":null},{"file":null,"frame":1,\#
    "function":null,"function_offset":null,"inlines":null,"line":null,\#
    "missing_symbols":true,"module":"kernel32.dll","module_offset":"0x00016fd6",\#
    "offset":"0x7c816fd6","trust":"scan","unloaded_modules":null}],\#
    "last_error_value":"ERROR_SUCCESS","stack_end":{"kind":"no_stack_memory"},\#
    "thread_id":3060,"thread_name":"main","threads_index":0},"crashpad_info":null,\#
    "diagnostics":[],"dump_time":1171480435,"handles":null,"linux_memory_map_count":null,\#
    "lsb_release":null,"mac_boot_args":null,"mac_crash_info":null,"main_module":0,\#
    "modules":[{"base_addr":"0x00400000","cert_subject":null,"code_file":"C:\\App\\app.exe",\#
    "code_id":"45d35f6c2d000","corrupt_symbols":false,"debug_file":"app.pdb",\#
    "debug_id":"5A9832E5287241C1838ED98914E9B7FF1","end_addr":"0x0042d000",\#
    "filename":"app.exe","loaded_symbols":true,"missing_symbols":false,"symbol_url":null,\#
    "version":"1.2.3.4"},{"base_addr":"0x7c800000","cert_subject":null,\#
    "code_file":"C:\\WINDOWS\\system32\\kernel32.dll","code_id":"","corrupt_symbols":false,\#
    "debug_file":"","debug_id":"000000000000000000000000000000000","end_addr":"0x7c8f4000",\#
    "filename":"kernel32.dll","loaded_symbols":false,"missing_symbols":true,\#
    "symbol_places":["symbols/kernel32.pdb"],"symbol_url":null,"version":null}],\#
    "modules_contains_cert_info":false,"pid":3932,"proc_limits":null,"process_uptime":7,\#
    "schema_version":2,"soft_errors":null,"status":"OK","system_info":{"cpu_arch":"x86",\#
    "cpu_count":1,"cpu_info":"GenuineIntel family 6 model 13 stepping 8",\#
    "cpu_microcode_version":null,"os":"Windows NT","os_ver":"5.1.2600 Service Pack 2"},\#
    "thread_count":2,"threads":[{"frame_count":2,"frames":[{"file":"c:\\src\\app.cc",\#
    "frame":0,"function":"crash(int)","function_offset":"0x0000001e","inlines":[{\#
    "file":"c:/src/poke.h","function":"poke","line":9}],"line":58,"missing_symbols":false,\#
    "module":"app.exe","module_offset":"0x0000429e","offset":"0x0040429e","trust":"context",\#
    "unloaded_modules":null},{"file":null,"frame":1,"function":null,"function_offset":null,\#
    "inlines":null,"line":null,"missing_symbols":true,"module":"kernel32.dll",\#
    "module_offset":"0x00016fd6","offset":"0x7c816fd6","trust":"scan",\#
    "unloaded_modules":null}],"last_error_value":"ERROR_SUCCESS","stack_end":{\#
    "kind":"no_stack_memory"},"thread_id":3060,"thread_name":"main"},{"frame_count":0,\#
    "frames":[],"last_error_value":null,"stack_end":{"kind":"skipped"},"thread_id":4544,\#
    "thread_name":null}],"unimplemented_streams":[],"unknown_streams":[],\#
    "unloaded_modules":[]}
    """#

  static let empty = """
    {
      "crash_info": {
        "address": null,
        "adjusted_address": null,
        "assertion": null,
        "crash_inconsistencies": null,
        "crashing_thread": null,
        "instruction": null,
        "instruction_pointer_update": null,
        "memory_accesses": null,
        "possible_bit_flips": null,
        "type": null
      },
      "crashpad_info": null,
      "diagnostics": [],
      "dump_time": null,
      "handles": null,
      "linux_memory_map_count": null,
      "lsb_release": null,
      "mac_boot_args": null,
      "mac_crash_info": null,
      "main_module": 0,
      "modules": [],
      "modules_contains_cert_info": false,
      "pid": null,
      "proc_limits": null,
      "process_uptime": null,
      "schema_version": 2,
      "soft_errors": null,
      "status": "OK",
      "system_info": {
        "cpu_arch": "unknown",
        "cpu_count": 0,
        "cpu_info": null,
        "cpu_microcode_version": null,
        "os": "unknown",
        "os_ver": null
      },
      "thread_count": 0,
      "threads": [],
      "unimplemented_streams": [],
      "unknown_streams": [],
      "unloaded_modules": []
    }
    """
}
