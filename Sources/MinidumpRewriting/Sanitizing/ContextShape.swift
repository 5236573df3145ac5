import Bytes
import MinidumpFormat
import MinidumpReading

/// Where in a context that lies which explains a crash. The rest is floating point, vectors, and bytes
/// that are no registers: text is copied through vector registers, and stays there.
struct ContextShape: Sendable {
  /// Flags, segments, conditions.
  var kept: [Range<Int>]
  /// General registers, and what else holds addresses.
  var words: [Range<Int>]
  var wordByteCount: Int
  var byteCount: Int
  /// Which groups of registers the context no longer has.
  var lost: ContextFlags
  /// Where the flags lie; of eight bytes, the lower half.
  var flagsOffset = 0
  var flagsByteCount = 4

  /// Each of ``words``.
  var wordRanges: [Range<Int>] {
    words.flatMap { stride(from: $0.lowerBound, to: $0.upperBound, by: wordByteCount) }
      .map { $0..<$0 + wordByteCount }
  }
}

extension ContextShape {
  init(_ context: CPUContext) {
    switch context {
    case .x86: self = .x86
    case .amd64: self = .amd64
    case .arm: self = .arm
    case .arm64: self = .arm64
    case .arm64Old: self = .arm64Old
    case .mips, .mips64: self = .mips
    case .riscv: self = .riscv
    case .riscv64: self = .riscv64
    case .ppc: self = .ppc
    case .ppc64: self = .ppc64
    case .sparc: self = .sparc
    }
  }

  static let x86 = ContextShape(
    kept: [0..<4], words: [4..<28, 140..<204], wordByteCount: 4,
    byteCount: ContextX86.byteCount, lost: [.floatingPoint, .extendedRegisters, .extendedState])

  static let amd64 = ContextShape(
    kept: [48..<72], words: [72..<256], wordByteCount: 8,
    byteCount: ContextAMD64.byteCount, lost: [.floatingPoint, .extendedState], flagsOffset: 48)

  static let arm = ContextShape(
    kept: [0..<4], words: [4..<72], wordByteCount: 4,
    byteCount: ContextARM.byteCount, lost: .armFloatingPoint)

  static let arm64 = ContextShape(
    kept: [0..<8], words: [8..<272], wordByteCount: 8,
    byteCount: ContextARM64.byteCount, lost: [.armFloatingPoint, .armDebugRegisters])

  static let arm64Old = ContextShape(
    kept: [0..<8, 272..<276], words: [8..<272], wordByteCount: 8,
    byteCount: ContextARM64Old.byteCount, lost: .armFloatingPoint, flagsByteCount: 8)

  static let mips = ContextShape(
    kept: [0..<4, 328..<336], words: [8..<280, 312..<328], wordByteCount: 8,
    byteCount: ContextMIPS.byteCount, lost: [.mipsFloatingPoint, .mipsDSP])

  static let riscv = ContextShape(
    kept: [0..<4], words: [8..<136], wordByteCount: 4,
    byteCount: ContextRISCV.byteCount, lost: .riscvFloatingPoint)

  static let riscv64 = ContextShape(
    kept: [0..<4], words: [8..<264], wordByteCount: 8,
    byteCount: ContextRISCV64.byteCount, lost: .riscvFloatingPoint)

  static let ppc = ContextShape(
    kept: [0..<4], words: [4..<164], wordByteCount: 4,
    byteCount: ContextPPC.byteCount, lost: [.ppcFloatingPoint, .ppcVector])

  static let ppc64 = ContextShape(
    kept: [0..<8], words: [8..<320], wordByteCount: 8,
    byteCount: ContextPPC64.byteCount, lost: [.ppcFloatingPoint, .ppcVector], flagsByteCount: 8)

  static let sparc = ContextShape(
    kept: [0..<4], words: [8..<312], wordByteCount: 8,
    byteCount: ContextSPARC.byteCount, lost: .sparcFloatingPoint)
}
