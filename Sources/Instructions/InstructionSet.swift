/// How bytes mean instructions.
public enum InstructionSet: Hashable, Sendable, CaseIterable {
  /// 32-bit x86, also where a 64-bit system runs it.
  case x86
  /// x86-64.
  case amd64
  /// A64 of the Arm architecture.
  case arm64
  /// A32 of the Arm architecture, whose instructions have four bytes.
  case arm
  /// T32 of the Arm architecture, whose instructions have two or four.
  case thumb

  /// Bytes of the longest instruction.
  public var longestByteCount: Int {
    switch self {
    case .x86, .amd64: 15
    case .arm64, .arm, .thumb: 4
    }
  }
}

extension Instruction {
  /// Decodes the instruction of `set` that `bytes` begin with; nil when they begin with none.
  public init?(_ bytes: some Collection<UInt8>, of set: InstructionSet) {
    switch set {
    case .x86: self.init(x86: bytes)
    case .amd64: self.init(amd64: bytes)
    case .arm64: self.init(arm64: bytes)
    case .arm: self.init(arm: bytes)
    case .thumb: self.init(thumb: bytes)
    }
  }
}
