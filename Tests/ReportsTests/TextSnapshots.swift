/// Text reports as they must look.
enum TextSnapshots {
  static let crash = """
    Operating system: Windows NT
                      5.1.2600 Service Pack 2
    CPU: x86
         GenuineIntel family 6 model 13 stepping 8
         1 CPU

    Crash reason:  EXCEPTION_ACCESS_VIOLATION_WRITE
    Crash address: 0x00000045
    Process uptime: 7 seconds

    Thread 0 main (crashed) - tid: 3060
     0  app.exe!poke [poke.h : 9]
        Found by: inlining
     1  app.exe!crash(int) [app.cc : 58 + 0x6]
         eip = 0x00000088    esp = 0x00000044    ebp = 0x00000055    ebx = 0x00000033
         esi = 0x00000066    edi = 0x00000077    eax = 0x00000000    ecx = 0x00000011
         edx = 0x00000022 eflags = 0x00000099
        Found by: given as instruction pointer in context
     2  kernel32.dll + 0x16fd6
         eip = 0x7c816fd7    esp = 0x0012ffc8
        Found by: stack scanning
        Stack ends here: the dump does not hold the memory further up the stack


    Loaded modules:
    0x00400000 - 0x0042cfff  app.exe  1.2.3.4  (main)
    0x7c800000 - 0x7c8f3fff  kernel32.dll  ???

    Unloaded modules:

    Dump written: 2007-02-14 19:13:55 UTC

    Symbols missing:
      kernel32.dll (no debug identifier): not found; looked for symbols/kernel32.pdb

    """

  static let empty = """
    Operating system: unknown
    CPU: unknown
         0 CPU

    No crash
    Process uptime: not available


    Loaded modules:

    Unloaded modules:

    """
}
