import MinidumpFormat
import MinidumpReading
import Unwinding

extension UnwindTarget {
  /// What a dump's stacks were made by; nil for a CPU that cannot be walked.
  ///
  /// - Parameter stackPointer: of some thread.
  init?(
    _ system: SystemInfo?, nonAddressBits: UInt64, stackPointer: @autoclosure () -> UInt64?
  ) {
    guard let system, var architecture = Architecture(system.architecture) else { return nil }
    // Dumps call both kinds of SPARC the same.
    if architecture.registerWindows != nil, let stackPointer = stackPointer(),
      stackPointer % 2 == 1
    {
      architecture = .sparc64
    }
    self.init(
      architecture: architecture, system: System(system.platform), nonAddressBits: nonAddressBits)
  }
}

extension Architecture {
  /// The CPU a dump names; nil for one that cannot be walked.
  fileprivate init?(_ architecture: ProcessorArchitecture) {
    switch architecture {
    case .x86, .x86OnWin64: self = .x86
    case .amd64: self = .amd64
    case .arm: self = .arm
    case .arm64, .arm64Old: self = .arm64
    case .mips: self = .mips
    case .mips64: self = .mips64
    case .riscv: self = .riscv
    case .riscv64: self = .riscv64
    case .ppc: self = .ppc
    case .ppc64: self = .ppc64
    case .sparc: self = .sparc
    default: return nil
    }
  }
}

extension UnwindTarget.System {
  fileprivate init(_ platform: OperatingSystemPlatform) {
    switch platform {
    case .linux, .android: self = .linux
    case .macOS, .iOS: self = .apple
    case _ where platform.isWindows: self = .windows
    default: self = .other
    }
  }
}
