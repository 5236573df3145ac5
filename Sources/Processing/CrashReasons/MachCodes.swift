extension CodeNames {
  /// What the first code of a Mach exception means, per exception and, where it differs, CPU.
  static let machCodes: [String: CodeNames] = [
    "EXC_BAD_ACCESS": .kernelReturns,
    "EXC_BAD_ACCESS arm": .armAccesses,
    "EXC_BAD_ACCESS i386": .i386Accesses,
    "EXC_BAD_ACCESS ppc": .ppcAccesses,
    "EXC_BAD_INSTRUCTION arm": .armInstructions,
    "EXC_BAD_INSTRUCTION i386": .i386Instructions,
    "EXC_BAD_INSTRUCTION ppc": .ppcInstructions,
    "EXC_ARITHMETIC arm": .armArithmetic,
    "EXC_ARITHMETIC i386": .i386Arithmetic,
    "EXC_ARITHMETIC ppc": .ppcArithmetic,
    "EXC_SOFTWARE": .softwareExceptions,
    "EXC_BREAKPOINT arm": .armBreakpoints,
    "EXC_BREAKPOINT i386": .i386Breakpoints,
    "EXC_BREAKPOINT ppc": .ppcBreakpoints,
  ]

  /// mach/kern_return.h: those that a memory access can end in.
  private static let kernelReturns = CodeNames(
    """
    00000001 KERN_INVALID_ADDRESS
    00000002 KERN_PROTECTION_FAILURE
    00000005 KERN_FAILURE
    00000008 KERN_NO_ACCESS
    00000009 KERN_MEMORY_FAILURE
    0000000a KERN_MEMORY_ERROR
    00000032 KERN_CODESIGN_ERROR
    """)

  /// bsd/sys/ux_exception.h; 0xdeadc0de is Breakpad's for an uncaught NSException.
  private static let softwareExceptions = CodeNames(
    """
    00000001 EXC_PPC_TRAP
    00010002 SIGABRT
    00010100 EXC_PPC_MIGRATE
    deadc0de UNCAUGHT_NS_EXCEPTION
    """)
}

/// mach/arm/exception.h
extension CodeNames {
  private static let armAccesses = CodeNames(
    """
    00000101 EXC_ARM_DA_ALIGN
    00000102 EXC_ARM_DA_DEBUG
    00000103 EXC_ARM_SP_ALIGN
    00000104 EXC_ARM_SWP
    00000105 EXC_ARM_PAC_FAIL
    """)

  private static let armInstructions = CodeNames(
    """
    00000001 EXC_ARM_UNDEFINED
    """)

  private static let armArithmetic = CodeNames(
    """
    00000001 EXC_ARM_FP_IO
    00000002 EXC_ARM_FP_DZ
    00000003 EXC_ARM_FP_OF
    00000004 EXC_ARM_FP_UF
    00000005 EXC_ARM_FP_IX
    00000006 EXC_ARM_FP_ID
    """)

  private static let armBreakpoints = CodeNames(
    """
    00000001 EXC_ARM_BREAKPOINT
    """)
}

/// mach/i386/exception.h and the trap numbers of the CPU.
extension CodeNames {
  private static let i386Accesses = CodeNames(
    """
    0000000d EXC_I386_GPFLT
    """)

  private static let i386Instructions = CodeNames(
    """
    00000001 EXC_I386_INVOP
    0000000a EXC_I386_INVTSSFLT
    0000000b EXC_I386_SEGNPFLT
    0000000c EXC_I386_STKFLT
    0000000d EXC_I386_GPFLT
    00000011 EXC_I386_ALIGNFLT
    """)

  private static let i386Arithmetic = CodeNames(
    """
    00000001 EXC_I386_DIV
    00000002 EXC_I386_INTO
    00000003 EXC_I386_NOEXT
    00000004 EXC_I386_EXTOVR
    00000005 EXC_I386_EXTERR
    00000006 EXC_I386_EMERR
    00000007 EXC_I386_BOUND
    00000008 EXC_I386_SSEEXTERR
    """)

  private static let i386Breakpoints = CodeNames(
    """
    00000001 EXC_I386_SGL
    00000002 EXC_I386_BPT
    """)
}

/// mach/ppc/exception.h
extension CodeNames {
  private static let ppcAccesses = CodeNames(
    """
    00000101 EXC_PPC_VM_PROT_READ
    00000102 EXC_PPC_BADSPACE
    00000103 EXC_PPC_UNALIGNED
    """)

  private static let ppcInstructions = CodeNames(
    """
    00000001 EXC_PPC_INVALID_SYSCALL
    00000002 EXC_PPC_UNIPL_INST
    00000003 EXC_PPC_PRIVINST
    00000004 EXC_PPC_PRIVREG
    00000005 EXC_PPC_TRACE
    00000006 EXC_PPC_PERFMON
    """)

  private static let ppcArithmetic = CodeNames(
    """
    00000001 EXC_PPC_OVERFLOW
    00000002 EXC_PPC_ZERO_DIVIDE
    00000003 EXC_FLT_INEXACT
    00000004 EXC_PPC_FLT_ZERO_DIVIDE
    00000005 EXC_PPC_FLT_UNDERFLOW
    00000006 EXC_PPC_FLT_OVERFLOW
    00000007 EXC_PPC_FLT_NOT_A_NUMBER
    00000008 EXC_PPC_NOEMULATION
    00000009 EXC_PPC_ALTIVECASSIST
    """)

  private static let ppcBreakpoints = CodeNames(
    """
    00000001 EXC_PPC_BREAKPOINT
    """)
}
