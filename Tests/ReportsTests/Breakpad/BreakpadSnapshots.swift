/// Breakpad's reports of ``Examples``.
enum BreakpadSnapshots {
  static let human = #"""
    Operating system: Windows NT
                      5.1.2600 Service Pack 2
    CPU: x86
         GenuineIntel family 6 model 13 stepping 8
         1 CPU

    GPU: UNKNOWN

    Crash reason:  EXCEPTION_ACCESS_VIOLATION_WRITE
    Crash address: 0x45
    Crash parameters:
        value: 0x0000000000000001  description:\#u{20}
        value: 0x0000000000000045  description:\#u{20}
    Process uptime: 7 seconds

    Thread 0 (crashed)
     0  app.exe!poke [poke.h : 9 + 0x6]
    \#u{20}
        Found by: inline record
     1  app.exe!crash(int) [app.cc : 58 + 0x6]
        eip = 0x00000088   esp = 0x00000044   ebp = 0x00000055   ebx = 0x00000033
        esi = 0x00000066   edi = 0x00000077   eax = 0x00000000   ecx = 0x00000011
        edx = 0x00000022   efl = 0x00000099
        Found by: given as instruction pointer in context
     2  kernel32.dll + 0x16fd7
        eip = 0x7c816fd7   esp = 0x0012ffc8
        Found by: stack scanning

    Loaded modules:
    0x00400000 - 0x0042cfff  app.exe  1.2.3.4  (main)
    0x7c800000 - 0x7c8f3fff  kernel32.dll  ???  (WARNING: No symbols, , )

    """#

  static let machine = #"""
    OS|Windows NT|5.1.2600 Service Pack 2
    CPU|x86|GenuineIntel family 6 model 13 stepping 8|1
    GPU|||
    Crash|EXCEPTION_ACCESS_VIOLATION_WRITE|0x45|0
    Module|app.exe|1.2.3.4|app.pdb|5A9832E5287241C1838ED98914E9B7FF1|0x00400000|0x0042cfff|1
    Module|kernel32.dll||||0x7c800000|0x7c8f3fff|0

    0|0|app.exe|poke|c:/src/poke.h|9|0x6
    0|1|app.exe|crash(int)|c:\src\app.cc|58|0x6
    0|2|kernel32.dll||||0x16fd7

    """#

  static let brief = """
    Thread 0 (crashed)
     0  app.exe!poke [poke.h : 9 + 0x6]
     1  app.exe!crash(int) [app.cc : 58 + 0x6]
     2  kernel32.dll + 0x16fd7

    """

  static let empty = """
    Operating system: unknown
    \u{20}                \u{20}
    CPU: unknown
         0 CPUs

    GPU: UNKNOWN

    No crash
    Process uptime: not available

    """

  /// 18 bytes from 0x44 on, one of which the dump does not hold.
  static let contents =
    """
        Found by: given as instruction pointer in context

        Stack contents:
         00000044 38 39    3b 3c 3d 3e 3f 40 41 42 43 44 45 46 47  89 ;<=>?@ABCDEFG
         00000054 48 49
    """ + String(repeating: " ", count: 3 * 14 + 2) + "HI" + String(repeating: " ", count: 14)
      + """

          Possible instruction pointers:
           *(0x00000044) = 0x00401020 <main> [main.c : 7 + 0x10]


      """
}
