/// Members of reports as text.
enum ContentsSnapshots {
  static let processInfo =
    #"{"build":"10.0.20348","cookie":"0x1234abcd","cpu_power":{"current_idle_state":1,"#
    + #""current_mhz":3500,"maximum_idle_state":2,"maximum_mhz":4000,"mhz_limit":3900},"#
    + #""create_time":1600000000,"debugger_build":"dbgcore 1","#
    + #""execute_flags":["MEM_EXECUTE_OPTION_DISABLE","#
    + #""MEM_EXECUTE_OPTION_DISABLE_THUNK_EMULATION","MEM_EXECUTE_OPTION_PERMANENT"],"#
    + #""extended_state":{"context_size":1232,"features":"0x7"},"integrity":"medium","#
    + #""integrity_level":"0x2000","is_protected":false,"kernel_time":3,"#
    + #""time_zone":{"daylight_name":"CEST","in_force":"daylight","standard_name":"CET","#
    + #""utc_offset_minutes":120},"user_time":12}"#

  static let threadInfo =
    #"{"affinity":"0xff","create_time":1.5,"exit_status":3221225477,"exit_time":2,"#
    + #""flags":["MINIDUMP_THREAD_INFO_EXITED_THREAD"],"kernel_time":0.0000001,"#
    + #""start_address":"0x0000000000401000","user_time":3}"#

  static let handles =
    #"[{"attributes":"0x2","granted_access":"0x1f0001","handle":4,"handle_count":3,"#
    + #""object_information":[{"current_count":-1,"is_abandoned":false,"#
    + #""is_owned_by_caller":true,"kind":"mutant"},{"kind":"mutant_owner","process_id":4711,"#
    + #""thread_id":8}],"object_name":null,"pointer_count":65537,"type_name":null},"#
    + #"{"attributes":"0x2","granted_access":"0x1f0001","handle":8,"handle_count":3,"#
    + #""object_information":[{"affinity":"0xf","base_priority":8,"#
    + #""environment_block":"0x0000000000007ffd","exit_status":259,"kind":"thread","#
    + #""priority":9,"process_id":4711,"thread_id":8}],"object_name":null,"#
    + #""pointer_count":65537,"type_name":null},{"attributes":"0x2","#
    + #""granted_access":"0x1f0001","handle":12,"handle_count":3,"#
    + #""object_information":[{"affinity":"0xf","base_priority":8,"#
    + #""environment_block":"0x0000000000007ffe","exit_status":259,"flags":"0x2","#
    + #""kind":"process","parent_process_id":4712,"process_id":4711}],"object_name":null,"#
    + #""pointer_count":65537,"type_name":null}]"#

  static let processMemory =
    #"{"private_usage":9,"usage":{"non_paged_pool":6,"page_fault_count":99,"page_file":7,"#
    + #""paged_pool":4,"peak_non_paged_pool":5,"peak_page_file":8,"peak_paged_pool":3,"#
    + #""peak_working_set":1,"working_set":2}}"#

  static let systemInfo =
    #"{"cpu_arch":"amd64","cpu_count":8,"cpu_info":"family 6 model 60 stepping 3","#
    + #""cpu_microcode_version":null,"os":"Windows NT","os_ver":"10.0.20348","#
    + #""product_type":"VER_NT_SERVER","suites":["VER_SUITE_TERMINAL","#
    + #""VER_SUITE_SINGLEUSERTS"],"wine":{"build":"wine-8.0","host":"Linux","#
    + #""host_release":"6.1"}}"#

  static let versionInfo =
    #"{"file_date":"0x100000002","file_flags":["VS_FF_DEBUG","VS_FF_PRERELEASE"],"#
    + #""file_os":"0x40004","file_type":"VFT_DLL","product_version":"5.6.7.8"}"#

  static let exception =
    #"{"address":"0x0000000000401000","code":"0xc0000005","flags":"0x00000000","#
    + #""parameters":["0x0000000000000001","0x0000000000000010"],"thread_id":7}"#

  /// Of `Everything`, by the names of members.
  static let everything: [String: String] = [
    "assertion_parts": assertionParts,
    "comments": comments,
    "facebook": facebook,
    "function_tables": functionTables,
    "handle_operations": handleOperations,
    "linux_process": linuxProcess,
    "lldb_generated": lldbGenerated,
    "memory": memory,
    "memory_info": memoryInfo,
    "process_tokens": processTokens,
    "sentry_stack_traces": sentryStackTraces,
    "stability_report": stabilityReport,
    "threads_ex": threadsEx,
    "unimplemented_streams": unimplementedStreams,
    "unlisted_threads": unlistedThreads,
    "wine_modules": wineModules,
  ]

  private static let assertionParts =
    #"{"expression":"x > 0","file":"app.c","function":"main","kind":"invalid_parameter","#
    + #""line":17}"#

  private static let comments =
    #"["noted: caf�","noted: 🦊"]"#

  private static let facebook =
    #"{"abort_reason":"text 4207861421","app_custom_data":"text 4207856378","#
    + #""app_state_log":"text 4207856844","app_version":"text 4207856380","build":16909060,"#
    + #""dalvik_info":"text 4207856382","dump_error_log":"text 4207856384","#
    + #""java_stack":"text 4207856381","logcat":"text 4207811751","#
    + #""thread_name":"text 4207861760"}"#

  private static let functionTables =
    #"{"tables":[{"address":"0x0000000000010100","base_addr":"0x0000000000010000","#
    + #""end_addr":"0x0000000000010900","function_count":1},{"address":"0x0000000000020100","#
    + #""base_addr":"0x0000000000020000","end_addr":"0x0000000000020900","#
    + #""function_count":2}]}"#

  private static let handleOperations =
    #"{"operations":[{"handle":68,"operation":"close","process_id":4711,"#
    + #""stack":["0x0000000000401000","0x0000000000401001"],"thread_id":7}]}"#

  private static let linuxProcess =
    #"{"auxiliary_vector":{"values":[{"name":"AT_ENTRY","type":9,"#
    + #""value":"0x0000000000401000"}]},"cpu":{"microcode":"0x1f","processor":"0"},"#
    + #""environment":{"HOME":null,"LANG":"C"},"#
    + #""link_map":{"breakpoint":"0x00007f1100001230","dynamic":"0x0000000000403de0","#
    + #""libraries":[{"address":"0x00007f0000000000","dynamic":"0x00007f0000100000","#
    + #""name":"/lib/libc.so.6"}],"linker_address":"0x00007f1100000000","version":1},"#
    + #""memory_map":{"regions":[{"address":"0x0000000000400000","device":"08:01","#
    + #""inode":42,"offset":"0x1000","path":"/bin/my app","permissions":"r-xp","#
    + #""size":8192}]},"open_files":["0 -> /dev/null"],"stat":{"comm":"my (app)","#
    + #""pgrp":4711,"pid":4711,"ppid":1,"state":"R"},"status":{"Name":"app","Pid":"4711"},"#
    + #""uptime":{"idle":234388.9,"running":350735.47}}"#

  private static let lldbGenerated =
    #"true"#

  private static let memory =
    #"{"byte_count":104,"ranges":[{"address":"0x0000000000007000","size":64},"#
    + #"{"address":"0x0000000000009000","size":8},{"address":"0x000000000000a000","#
    + #""size":20},{"address":"0x000000000000b000","size":12}]}"#

  private static let memoryInfo =
    #"{"regions":[{"address":"0x0000000000400000","#
    + #""allocation_protection":"PAGE_EXECUTE_READ","#
    + #""protection":"PAGE_EXECUTE_READ | PAGE_GUARD","size":8192,"state":"MEM_COMMIT","#
    + #""type":"MEM_IMAGE"}]}"#

  private static let processTokens =
    #"{"tokens":[{"handle":"0x88","id":4711,"size":20},{"handle":"0x99","id":7,"#
    + #""size":16}]}"#

  private static let sentryStackTraces =
    #"{"threads":[{"frames":[{"function":"_start","offset":"0x0000000000000539"},"#
    + #"{"function":"main","offset":"0x00000000deadbeef"}],"thread_id":123},{"frames":[],"#
    + #""thread_id":321},{"frames":[{"function":null,"offset":"0x0000000000000007"}],"#
    + #""thread_id":17}]}"#

  private static let stabilityReport =
    #"{"crashed_process_id":4711,"field_trials":[{"group":1432778632,"name":287454020}],"#
    + #""global_data":[{"key":"channel","value":"beta"}],"is_complete":true,"#
    + #""log_messages":["first line","second line"],"processes":[{"data":[{"key":"flag","#
    + #""value":true}],"id":4711,"kind":"browser","#
    + #""memory":{"failed_allocation_size":1048576,"handle_count":5,"#
    + #""peak_pagefile_pages":30,"peak_working_set_pages":20,"private_pages":10},"#
    + #""modules":[{"base_addr":"0x000000007f000000","code_file":"/bin/chrome","#
    + #""code_id":"C0DE","debug_file":"chrome.pdb","debug_id":"DEB06","is_unloaded":true,"#
    + #""shrunk_by":-1,"size":8192,"version":"1.2.3"}],"open_file_count":32,"#
    + #""open_handle_count":64,"threads":[{"activities":[{"address":"0x00000000000000ab","#
    + #""event_address":"0x00000000000000a6","generic_data":173,"generic_id":172,"#
    + #""kind":"lock","lock_address":"0x00000000000000a5","#
    + #""origin_address":"0x00000000000000a3","process_id":168,"task_sequence_id":164,"#
    + #""thread_id":167,"time":1234,"user_data":[{"key":"key","value":7}]}],"#
    + #""activity_count":2,"exception":{"address":"0x00000000000000b3","code":"0x0000000b","#
    + #""program_counter":"0x00000000000000b2","time":180},"id":99,"#
    + #""name":"CrBrowserMain"}]}],"session":"unclean","#
    + #""system_memory":{"commit_limit_pages":1000,"commit_remaining_pages":400,"#
    + #""handle_count":77}}"#

  private static let threadsEx =
    #"{"threads":[{"backing_store_address":"0x0000000000020000","backing_store_size":5,"#
    + #""thread_id":7}]}"#

  private static let unimplementedStreams =
    #"[{"name":"JavaScriptDataStream","offset":5472,"size":3,"type":"0x00000014","#
    + #""vendor":"Official"},{"name":"IptTraceStream","offset":5476,"size":4,"#
    + #""type":"0x00000017","vendor":"Official"}]"#

  private static let wineModules =
    #"{"modules":[{"base_addr":"0x00007f0000000000","code_file":"/usr/lib/libc.so.6","#
    + #""end_addr":"0x00007f00001c0000"}]}"#
}

extension ContentsSnapshots {
  /// Of a thread that the thread list does not have.
  fileprivate static let unlistedThreads =
    #"{"threads":[{"info":{"affinity":"0xf","create_time":1442353005.269917,"#
    + #""dump_error":"0x80004005","exit_status":259,"#
    + #""flags":["MINIDUMP_THREAD_INFO_WRITING_THREAD","MINIDUMP_THREAD_INFO_INVALID_CONTEXT"],"#
    + #""kernel_time":0.00001,"start_address":"0x000000000016135e","user_time":0.00002},"#
    + #""thread_id":7}]}"#
}
