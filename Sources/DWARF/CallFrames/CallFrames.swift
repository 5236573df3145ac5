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

  /// - Parameter table: `.eh_frame_hdr`; one that belongs to another section is not used.
  public init(_ section: CallFrameSection, table: CallFrameSearchTable? = nil) {
    self.section = section
    let isUsable = table.map { $0.count > 0 && $0.sectionAddress == section.address } ?? false
    self.table = isUsable ? table : nil
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
    return wholeIndex[address].flatMap(section.description(at:))
  }

  /// The entries of all functions by address, without those that the linker dropped.
  public var entries: some Sequence<FrameDescriptionEntry> {
    wholeIndex.places.lazy.compactMap { [section] in section.description(at: $0.offset) }
  }

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
