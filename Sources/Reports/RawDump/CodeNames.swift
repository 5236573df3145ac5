import Bytes
import MinidumpFormat

// The names of codes as the format's documents spell them, for whoever searches for one.

extension NamedCode {
  /// A single name, or the names of the bits.
  static func words(of code: Self, _ names: [(Self, String)]) -> String? {
    if let name = names.first(where: { $0.0 == code })?.1 { return name }
    guard code is any OptionSet else { return nil }
    return RawOutput.names(
      of: UInt64(truncatingIfNeeded: code.rawValue),
      names.map { (bits: UInt64(truncatingIfNeeded: $0.0.rawValue), name: $0.1) })
  }
}

extension StreamType: NamedCode {
  var words: String? { name }
}

extension ProcessorArchitecture: NamedCode {
  var words: String? { Self.words(of: self, Self.names) }

  private static let names: [(Self, String)] = [
    (.x86, "PROCESSOR_ARCHITECTURE_INTEL"), (.mips, "PROCESSOR_ARCHITECTURE_MIPS"),
    (.alpha, "PROCESSOR_ARCHITECTURE_ALPHA"), (.ppc, "PROCESSOR_ARCHITECTURE_PPC"),
    (.shx, "PROCESSOR_ARCHITECTURE_SHX"), (.arm, "PROCESSOR_ARCHITECTURE_ARM"),
    (.ia64, "PROCESSOR_ARCHITECTURE_IA64"), (.alpha64, "PROCESSOR_ARCHITECTURE_ALPHA64"),
    (.msil, "PROCESSOR_ARCHITECTURE_MSIL"), (.amd64, "PROCESSOR_ARCHITECTURE_AMD64"),
    (.x86OnWin64, "PROCESSOR_ARCHITECTURE_IA32_ON_WIN64"),
    (.arm64, "PROCESSOR_ARCHITECTURE_ARM64"), (.sparc, "MD_CPU_ARCHITECTURE_SPARC"),
    (.ppc64, "MD_CPU_ARCHITECTURE_PPC64"), (.arm64Old, "MD_CPU_ARCHITECTURE_ARM64_OLD"),
    (.mips64, "MD_CPU_ARCHITECTURE_MIPS64"), (.riscv, "MD_CPU_ARCHITECTURE_RISCV"),
    (.riscv64, "MD_CPU_ARCHITECTURE_RISCV64"), (.unknown, "PROCESSOR_ARCHITECTURE_UNKNOWN"),
  ]
}

extension OperatingSystemPlatform: NamedCode {
  var words: String? { Self.words(of: self, Self.names) }

  private static let names: [(Self, String)] = [
    (.win32s, "VER_PLATFORM_WIN32s"), (.windows, "VER_PLATFORM_WIN32_WINDOWS"),
    (.windowsNT, "VER_PLATFORM_WIN32_NT"), (.windowsCE, "VER_PLATFORM_WIN32_CE"),
    (.unix, "MD_OS_UNIX"), (.macOS, "MD_OS_MAC_OS_X"), (.iOS, "MD_OS_IOS"),
    (.linux, "MD_OS_LINUX"), (.solaris, "MD_OS_SOLARIS"), (.android, "MD_OS_ANDROID"),
    (.ps3, "MD_OS_PS3"), (.naCl, "MD_OS_NACL"), (.fuchsia, "MD_OS_FUCHSIA"),
  ]
}

extension CodeViewSignature: NamedCode {
  var words: String? { Self.words(of: self, Self.names) }

  private static let names: [(Self, String)] = [
    (.pdb70, "RSDS"), (.pdb20, "NB10"), (.nb09, "NB09"), (.nb11, "NB11"), (.elfBuildID, "LEpB"),
  ]
}

extension BreakpadInfoValidity: NamedCode {
  var words: String? { Self.words(of: self, Self.names) }

  private static let names: [(Self, String)] = [
    (.dumpThread, "MD_BREAKPAD_INFO_VALID_DUMP_THREAD_ID"),
    (.requestingThread, "MD_BREAKPAD_INFO_VALID_REQUESTING_THREAD_ID"),
  ]
}

extension MiscInfoFlags: NamedCode {
  var words: String? { Self.words(of: self, Self.names) }

  private static let names: [(Self, String)] = [
    (.processID, "MINIDUMP_MISC1_PROCESS_ID"), (.processTimes, "MINIDUMP_MISC1_PROCESS_TIMES"),
    (.processorPower, "MINIDUMP_MISC1_PROCESSOR_POWER_INFO"),
    (.processIntegrity, "MINIDUMP_MISC3_PROCESS_INTEGRITY"),
    (.processExecuteFlags, "MINIDUMP_MISC3_PROCESS_EXECUTE_FLAGS"),
    (.timeZone, "MINIDUMP_MISC3_TIMEZONE"),
    (.protectedProcess, "MINIDUMP_MISC3_PROTECTED_PROCESS"),
    (.buildString, "MINIDUMP_MISC4_BUILDSTRING"),
    (.processCookie, "MINIDUMP_MISC5_PROCESS_COOKIE"),
  ]
}
