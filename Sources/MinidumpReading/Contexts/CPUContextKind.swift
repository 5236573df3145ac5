import Bytes
import MinidumpFormat

/// One kind of context: how to recognise and read it.
struct CPUContextKind: Sendable {
  var architectures: [ProcessorArchitecture]
  var byteCount: Int
  /// How many bytes hold the general registers.
  var necessaryByteCount: Int
  var flagsOffset: Int
  /// 4 or 8.
  var flagsByteCount = 4
  /// The bits that say which CPU the context is of.
  var flags: ContextFlags
  var decode: @Sendable (ByteView, ByteOrder) throws(OutOfBounds) -> CPUContext

  static let all: [CPUContextKind] = [
    CPUContextKind(
      architectures: [.x86, .x86OnWin64], byteCount: 716, necessaryByteCount: 204,
      flagsOffset: 0, flags: .x86
    ) { (view, order) throws(OutOfBounds) in .x86(try view.record(at: 0, order)) },
    CPUContextKind(
      architectures: [.amd64], byteCount: 1232, necessaryByteCount: 256,
      flagsOffset: 48, flags: .amd64
    ) { (view, order) throws(OutOfBounds) in .amd64(try view.record(at: 0, order)) },
    CPUContextKind(
      architectures: [.arm], byteCount: 368, necessaryByteCount: 72,
      flagsOffset: 0, flags: .arm
    ) { (view, order) throws(OutOfBounds) in .arm(try view.record(at: 0, order)) },
    CPUContextKind(
      architectures: [.arm64], byteCount: 912, necessaryByteCount: 272,
      flagsOffset: 0, flags: .arm64
    ) { (view, order) throws(OutOfBounds) in .arm64(try view.record(at: 0, order)) },
    CPUContextKind(
      architectures: [.arm64Old], byteCount: 796, necessaryByteCount: 276,
      flagsOffset: 0, flagsByteCount: 8, flags: .arm64Old
    ) { (view, order) throws(OutOfBounds) in .arm64Old(try view.record(at: 0, order)) },
    CPUContextKind(
      architectures: [.mips], byteCount: 600, necessaryByteCount: 320,
      flagsOffset: 0, flags: .mips
    ) { (view, order) throws(OutOfBounds) in .mips(try view.record(at: 0, order)) },
    CPUContextKind(
      architectures: [.mips64], byteCount: 600, necessaryByteCount: 320,
      flagsOffset: 0, flags: .mips64
    ) { (view, order) throws(OutOfBounds) in .mips64(try view.record(at: 0, order)) },
    CPUContextKind(
      architectures: [.riscv], byteCount: 268, necessaryByteCount: 136,
      flagsOffset: 0, flags: .riscv
    ) { (view, order) throws(OutOfBounds) in .riscv(try view.record(at: 0, order)) },
    CPUContextKind(
      architectures: [.riscv64], byteCount: 528, necessaryByteCount: 264,
      flagsOffset: 0, flags: .riscv64
    ) { (view, order) throws(OutOfBounds) in .riscv64(try view.record(at: 0, order)) },
    CPUContextKind(
      architectures: [.ppc], byteCount: 1004, necessaryByteCount: 164,
      flagsOffset: 0, flags: .ppc
    ) { (view, order) throws(OutOfBounds) in .ppc(try view.record(at: 0, order)) },
    CPUContextKind(
      architectures: [.ppc64], byteCount: 1160, necessaryByteCount: 320,
      flagsOffset: 0, flagsByteCount: 8, flags: .ppc64
    ) { (view, order) throws(OutOfBounds) in .ppc64(try view.record(at: 0, order)) },
    CPUContextKind(
      architectures: [.sparc], byteCount: 584, necessaryByteCount: 312,
      flagsOffset: 0, flags: .sparc
    ) { (view, order) throws(OutOfBounds) in .sparc(try view.record(at: 0, order)) },
  ]

  /// The kind of the context in `view`; nil when none fits.
  static func of(
    _ view: ByteView, _ order: ByteOrder, _ architecture: ProcessorArchitecture?
  ) -> CPUContextKind? {
    let named = all.first { architecture.map($0.architectures.contains) ?? false }
    if let named, named.matchesFlags(of: view, order) { return named }
    let flagged = all.filter { $0.matchesFlags(of: view, order) }
    if let exact = flagged.first(where: { $0.byteCount == view.byteCount }) { return exact }
    guard architecture == nil else { return named }
    // More processor state may follow an amd64 context.
    return flagged.first { $0.flags == .amd64 && $0.byteCount < view.byteCount }
      ?? all.first { $0.byteCount == view.byteCount }
  }

  /// Whether more processor state may follow.
  var hasExtendedState: Bool { flags == .x86 || flags == .amd64 }

  func matchesFlags(of view: ByteView, _ order: ByteOrder) -> Bool {
    contextFlags(in: view, order)?.isSuperset(of: flags) ?? false
  }

  /// What the context itself says; nil when it is too short.
  func contextFlags(in view: ByteView, _ order: ByteOrder) -> ContextFlags? {
    // In the lower half of eight bytes.
    let isUpperFirst = flagsByteCount == 8 && order == .bigEndian
    let raw: UInt32? = try? view.load(at: flagsOffset + (isUpperFirst ? 4 : 0), order)
    return raw.map { ContextFlags(rawValue: $0) }
  }

  /// Reads a context, with zeros for floating-point registers the file does not have.
  func read(_ view: ByteView, _ order: ByteOrder) throws(MinidumpError) -> CPUContext {
    guard view.byteCount >= necessaryByteCount else {
      throw MinidumpError(
        "context", "needs \(byteCount) bytes, only \(view.byteCount) are there",
        at: view.fileOffset)
    }
    let missing = byteCount - view.byteCount
    let whole =
      missing > 0 ? ByteView(view.bytes + [UInt8](repeating: 0, count: missing)) : view
    do {
      return try decode(whole, order)
    } catch {
      throw MinidumpError("context", "\(error)", at: view.fileOffset)
    }
  }
}
