import Bytes
import MinidumpFormat

/// One kind of context: how to recognise and read it.
struct CPUContextKind: Sendable {
  var architectures: [ProcessorArchitecture]
  var byteCount: Int
  /// How many bytes hold the general registers.
  var necessaryByteCount: Int
  var flagsOffset: Int
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
      flagsOffset: 0, flags: .arm64Old
    ) { (view, order) throws(OutOfBounds) in .arm64Old(try view.record(at: 0, order)) },
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

  func matchesFlags(of view: ByteView, _ order: ByteOrder) -> Bool {
    guard let raw: UInt32 = try? view.load(at: flagsOffset, order) else { return false }
    return ContextFlags(rawValue: raw).isSuperset(of: flags)
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
