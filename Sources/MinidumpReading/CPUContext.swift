public import Bytes
public import MinidumpFormat

/// The registers of a thread, of whichever CPU.
public enum CPUContext: Sendable {
  case x86(ContextX86)
  case amd64(ContextAMD64)
  case arm(ContextARM)
  case arm64(ContextARM64)
  /// As Breakpad's Linux client lays it; the registers are those of ``arm64(_:)``.
  case arm64Old(ContextARM64Old)

  /// Reads the context in `view`.
  ///
  /// The architecture decides unless the context's own flags contradict it and another context has
  /// exactly this length and its flags; without one, the length and flags decide. A context that
  /// the file's end cuts off behind the general registers is read with zeros for the rest.
  ///
  /// - Parameter architecture: what the system information says; nil when it is missing.
  /// - Throws: when no context fits.
  public init(
    _ view: ByteView, _ order: ByteOrder, _ architecture: ProcessorArchitecture?
  ) throws(MinidumpError) {
    guard !view.isEmpty else {
      throw MinidumpError("context", "there are no bytes", at: view.fileOffset)
    }
    guard let kind = CPUContextKind.of(view, order, architecture) else {
      let name = architecture.map { " for CPU \($0.hexadecimal)" } ?? ""
      throw MinidumpError(
        "context", "\(view.byteCount) bytes\(name) are no known registers", at: view.fileOffset)
    }
    self = try kind.read(view, order)
  }
}

extension CPUContext {
  /// The CPU; old and new contexts of AArch64 are both ``ProcessorArchitecture/arm64``.
  public var architecture: ProcessorArchitecture {
    switch self {
    case .x86: .x86
    case .amd64: .amd64
    case .arm: .arm
    case .arm64, .arm64Old: .arm64
    }
  }

  /// Which groups of registers the writer says it filled in.
  ///
  /// All registers are given whatever the flags say, as rust-minidump does: writers forget them.
  public var flags: ContextFlags {
    switch self {
    case .x86(let context): context.contextFlags
    case .amd64(let context): context.contextFlags
    case .arm(let context): context.contextFlags
    case .arm64(let context): context.contextFlags
    case .arm64Old(let context):
      ContextFlags(rawValue: UInt32(truncatingIfNeeded: context.contextFlags))
    }
  }

  /// The address of the instruction that was to run next.
  public var programCounter: UInt64 {
    switch self {
    case .x86(let context): UInt64(context.eip)
    case .amd64(let context): context.rip
    case .arm(let context): UInt64(context.registers[15])
    case .arm64(let context): context.pc
    case .arm64Old(let context): context.pc
    }
  }

  /// The address of the top of the stack: its lowest word in use.
  public var stackPointer: UInt64 {
    switch self {
    case .x86(let context): UInt64(context.esp)
    case .amd64(let context): context.rsp
    case .arm(let context): UInt64(context.registers[13])
    case .arm64(let context): context.sp
    case .arm64Old(let context): context.sp
    }
  }

  /// The flags register: eflags, cpsr.
  public var processorState: UInt32 {
    switch self {
    case .x86(let context): context.eflags
    case .amd64(let context): context.eflags
    case .arm(let context): context.cpsr
    case .arm64(let context): context.cpsr
    case .arm64Old(let context): context.cpsr
    }
  }
}
