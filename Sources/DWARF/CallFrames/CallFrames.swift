import Bytes
import Synchronization

/// The call-frame information of a file: finds a function's by an address, and goes through all.
///
/// A function is found by the search table where there is one and it tells the truth. Otherwise all of
/// the section is gone through once. Any number of tasks may ask at once.
public final class CallFrames: Sendable {
  /// What it lies in.
  public let section: CallFrameSection
  private let table: CallFrameSearchTable?
  private let tableLies = Atomic(false)
  private let index = AtomicLazyReference<Shared<CallFrameIndex>>()
  private let known: Known?

  /// What somebody knows of an address who went through the section before.
  public enum KnownEntry: Sendable {
    /// Where in the section the function's entry begins.
    case at(Int)
    /// The section says nothing of the address.
    case none
    /// It has to be looked for.
    case unknown
  }

  /// Knows which entry an address has.
  public typealias Known = @Sendable (UInt64) -> KnownEntry

  /// - Parameters:
  ///   - table: `.eh_frame_hdr`; one that belongs to another section is not used.
  ///   - known: asked where there is no search table, before the section is gone through.
  public init(
    _ section: CallFrameSection, table: CallFrameSearchTable? = nil, known: Known? = nil
  ) {
    self.section = section
    let isUsable = table.map { $0.count > 0 && $0.sectionAddress == section.address } ?? false
    self.table = isUsable ? table : nil
    self.known = known
  }

  /// The entry of the function that an address lies in.
  public func entry(at address: UInt64) -> FrameDescriptionEntry? {
    if let table, !tableLies.load(ordering: .relaxed) {
      guard let (start, place) = table.entry(before: address) else { return nil }
      if place >= section.address, let offset = Int(exactly: place - section.address),
        let entry = section.description(at: offset), entry.start == start
      {
        return entry.contains(address) ? entry : nil
      }
      tableLies.store(true, ordering: .relaxed)
    }
    if table == nil, let known {
      switch known(address) {
      case .at(let offset):
        if let entry = section.description(at: offset), entry.contains(address) { return entry }
      case .none: return nil
      case .unknown: break
      }
    }
    return entryOffset(at: address).flatMap(section.description(at:))
  }

  /// Where in the section the entry begins that an address has, found by going through all of it.
  package func entryOffset(at address: UInt64) -> Int? { wholeIndex[address] }

  /// Where functions begin and end, ascending.
  package var edges: [UInt64] { wholeIndex.places.flatMap { [$0.start, $0.end] }.sorted() }

  /// Whether functions are found without going through all of the section.
  package var hasSearchTable: Bool { table != nil }

  /// Whether a function's information is about an address; where one begins in the search table, that
  /// is believed.
  public func covers(_ address: UInt64) -> Bool {
    if let table, table.entry(before: address)?.start == address { return true }
    return entry(at: address) != nil
  }

  /// The entries of all functions by address, without those that the linker dropped.
  public var entries: some Sequence<FrameDescriptionEntry> {
    wholeIndex.places.lazy.compactMap { [section] in section.description(at: $0.offset) }
  }

  /// How many bytes were gone through from one end to the other.
  package var readByteCount: Int { index.load() == nil ? 0 : section.bytes.byteCount }

  private var wholeIndex: CallFrameIndex {
    (index.load() ?? index.storeIfNil(Shared(CallFrameIndex(of: section)))).value
  }
}

/// A value that is found once.
private final class Shared<Value: Sendable>: Sendable {
  let value: Value

  init(_ value: Value) {
    self.value = value
  }
}
