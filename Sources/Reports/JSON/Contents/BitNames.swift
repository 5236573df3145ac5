// The names of bits and codes that no record of the format names, as the systems' documents spell
// them.

/// Bits, and what each is called.
struct BitNames {
  private let names: [String]
  private let first: Int

  /// - Parameter names: of the bits, from that whose value is `first` up.
  init(_ names: [String], from first: Int = 0) {
    self.names = names
    self.first = first
  }

  /// The names of the bits that are set; those without one as `0x…`.
  func names(of bits: UInt64) -> [String] {
    var rest = bits
    var found: [String] = []
    for (index, name) in names.enumerated() {
      let bit: UInt64 = 1 << UInt64(first + index)
      guard bits & bit != 0 else { continue }
      found.append(name)
      rest &= ~bit
    }
    return rest == 0 ? found : found + ["0x" + String(rest, radix: 16)]
  }
}

extension BitNames {
  /// VER_SUITE_… of the system information.
  ///
  /// <https://learn.microsoft.com/windows/win32/api/winnt/ns-winnt-osversioninfoexw>
  static let suites = Self([
    "VER_SUITE_SMALLBUSINESS", "VER_SUITE_ENTERPRISE", "VER_SUITE_BACKOFFICE",
    "VER_SUITE_COMMUNICATIONS", "VER_SUITE_TERMINAL", "VER_SUITE_SMALLBUSINESS_RESTRICTED",
    "VER_SUITE_EMBEDDEDNT", "VER_SUITE_DATACENTER", "VER_SUITE_SINGLEUSERTS",
    "VER_SUITE_PERSONAL", "VER_SUITE_BLADE", "VER_SUITE_EMBEDDED_RESTRICTED",
    "VER_SUITE_SECURITY_APPLIANCE", "VER_SUITE_STORAGE_SERVER", "VER_SUITE_COMPUTE_SERVER",
    "VER_SUITE_WH_SERVER",
  ])

  /// MEM_EXECUTE_OPTION_… of data execution prevention.
  static let execution = Self([
    "MEM_EXECUTE_OPTION_DISABLE", "MEM_EXECUTE_OPTION_ENABLE",
    "MEM_EXECUTE_OPTION_DISABLE_THUNK_EMULATION", "MEM_EXECUTE_OPTION_PERMANENT",
    "MEM_EXECUTE_OPTION_EXECUTE_DISPATCH_ENABLE", "MEM_EXECUTE_OPTION_IMAGE_DISPATCH_ENABLE",
  ])

  /// VS_FF_… of a file's version.
  ///
  /// <https://learn.microsoft.com/windows/win32/api/verrsrc/ns-verrsrc-vs_fixedfileinfo>
  static let file = Self([
    "VS_FF_DEBUG", "VS_FF_PRERELEASE", "VS_FF_PATCHED", "VS_FF_PRIVATEBUILD",
    "VS_FF_INFOINFERRED", "VS_FF_SPECIALBUILD",
  ])

  /// MINIDUMP_TYPE.
  static let dump = Self(MinidumpTypeFlags.names.map(\.name))
}

/// Codes, and what each is called.
enum CodeWords {
  /// VFT_… of a file's version.
  static let fileTypes: [UInt32: String] = [
    1: "VFT_APP", 2: "VFT_DLL", 3: "VFT_DRV", 4: "VFT_FONT", 5: "VFT_VXD", 7: "VFT_STATIC_LIB",
  ]

  /// VER_NT_… of the system information.
  static let products: [UInt8: String] = [
    1: "VER_NT_WORKSTATION", 2: "VER_NT_DOMAIN_CONTROLLER", 3: "VER_NT_SERVER",
  ]

  /// SECURITY_MANDATORY_…_RID.
  ///
  /// <https://learn.microsoft.com/windows/win32/secauthz/well-known-sids>
  static let integrityLevels: [UInt32: String] = [
    0: "untrusted", 0x1000: "low", 0x2000: "medium", 0x2100: "medium_plus", 0x3000: "high",
    0x4000: "system", 0x5000: "protected_process",
  ]

  static let timeZoneStates: [UInt32: String] = [1: "standard", 2: "daylight"]

  static let handleOperations: [UInt32: String] = [
    0: "unused", 1: "open", 2: "close", 3: "bad_reference",
  ]

  static let stabilityProcesses: [UInt32: String] = [1: "browser", 2: "watcher"]
  static let stabilitySessions: [UInt32: String] = [1: "clean", 2: "unclean"]
  static let stabilityActivities: [UInt32: String] = [
    1: "task", 2: "lock", 3: "event", 4: "thread_end", 5: "process_end", 6: "generic",
  ]

  /// AT_… of `linux/auxvec.h`.
  static let auxiliaryVector: [UInt64: String] = [
    0: "AT_NULL", 1: "AT_IGNORE", 2: "AT_EXECFD", 3: "AT_PHDR", 4: "AT_PHENT", 5: "AT_PHNUM",
    6: "AT_PAGESZ", 7: "AT_BASE", 8: "AT_FLAGS", 9: "AT_ENTRY", 10: "AT_NOTELF", 11: "AT_UID",
    12: "AT_EUID", 13: "AT_GID", 14: "AT_EGID", 15: "AT_PLATFORM", 16: "AT_HWCAP",
    17: "AT_CLKTCK", 18: "AT_FPUCW", 19: "AT_DCACHEBSIZE", 20: "AT_ICACHEBSIZE",
    21: "AT_UCACHEBSIZE", 22: "AT_IGNOREPPC", 23: "AT_SECURE", 24: "AT_BASE_PLATFORM",
    25: "AT_RANDOM", 26: "AT_HWCAP2", 27: "AT_RSEQ_FEATURE_SIZE", 28: "AT_RSEQ_ALIGN",
    29: "AT_HWCAP3", 30: "AT_HWCAP4", 31: "AT_EXECFN", 32: "AT_SYSINFO",
    33: "AT_SYSINFO_EHDR", 34: "AT_L1I_CACHESHAPE", 35: "AT_L1D_CACHESHAPE",
    36: "AT_L2_CACHESHAPE", 37: "AT_L3_CACHESHAPE", 40: "AT_L1I_CACHESIZE",
    41: "AT_L1I_CACHEGEOMETRY", 42: "AT_L1D_CACHESIZE", 43: "AT_L1D_CACHEGEOMETRY",
    44: "AT_L2_CACHESIZE", 45: "AT_L2_CACHEGEOMETRY", 46: "AT_L3_CACHESIZE",
    47: "AT_L3_CACHEGEOMETRY", 51: "AT_MINSIGSTKSZ",
  ]

  /// Of `/proc/PID/stat`, in its order.
  static let procStat = [
    "pid", "comm", "state", "ppid", "pgrp", "session", "tty_nr", "tpgid", "flags", "minflt",
    "cminflt", "majflt", "cmajflt", "utime", "stime", "cutime", "cstime", "priority", "nice",
    "num_threads", "itrealvalue", "starttime", "vsize", "rss", "rsslim", "startcode", "endcode",
    "startstack", "kstkesp", "kstkeip", "signal", "blocked", "sigignore", "sigcatch", "wchan",
    "nswap", "cnswap", "exit_signal", "processor", "rt_priority", "policy",
    "delayacct_blkio_ticks", "guest_time", "cguest_time", "start_data", "end_data", "start_brk",
    "arg_start", "arg_end", "env_start", "env_end", "exit_code",
  ]
}
