import Bytes
import MinidumpFormat

/// What is wrong with a dump beyond what its streams say of themselves: records that contradict one
/// another or lead out of the file.
///
/// Nothing of it keeps a dump from being read; `Docs/Formats/Salvage.md` says what becomes of each.
/// However often something is wrong, it is told once, with how often and where first.
public struct MinidumpCheck: Sendable {
  /// At most one of each kind.
  public private(set) var problems: [MinidumpError] = []

  /// Looks at the directory and at the lists of `dump`; takes time in proportion to their lengths.
  public init(_ dump: Minidump) {
    add([Truncation.problem(of: dump)])
    add(DirectoryCheck.problems(of: dump))
    if let threads = try? dump.stream(ThreadList.self) {
      add(ThreadCheck.problems(of: threads, in: dump))
    }
    if let names = try? dump.stream(ThreadNames.self) {
      add(ThreadCheck.problems(of: names, in: dump))
    }
    if let modules = try? dump.stream(ModuleList.self) {
      add(ModuleCheck.problems(of: modules, in: dump))
    }
    if let modules = try? dump.stream(UnloadedModuleList.self) {
      add(ModuleCheck.problems(of: modules, in: dump))
    }
    add(MemoryCheck.problems(of: dump))
    add(ProcessCheck.problems(of: dump))
  }

  private mutating func add(_ found: [MinidumpError?]) {
    problems += found.compactMap { $0 }
  }
}

/// One kind of fault among the elements of a list.
struct Finding {
  private var count = 0
  private var first: (index: Int, offset: UInt64)?

  mutating func note(_ index: Int, at offset: UInt64) {
    if first == nil { first = (index, offset) }
    count += 1
  }

  /// "2 of 5 modules: no part of their names can be read; first module 3", or nil for none.
  ///
  /// - Parameters:
  ///   - element: the list's element in the singular.
  ///   - fault: a clause about those that have it.
  func error(
    _ subject: String, _ element: String, of total: Int, _ fault: String
  ) -> MinidumpError? {
    guard let first else { return nil }
    return MinidumpError(
      subject,
      "\(count) of \(total) \(element)s: \(fault); first \(element) \(first.index)",
      at: first.offset)
  }
}

extension RecordList {
  /// Where an element lies in the file.
  func fileOffset(of index: Int) -> UInt64 {
    view.fileOffset &+ UInt64(clamping: index &* stride)
  }

  /// The elements that have a fault.
  func finding(where hasFault: (Element) -> Bool) -> Finding {
    var finding = Finding()
    for index in indices where hasFault(self[index]) {
      finding.note(index, at: fileOffset(of: index))
    }
    return finding
  }

  /// The elements with a key that one before them has.
  func repeats<Key: Hashable>(of key: (Element) -> Key) -> Finding {
    var seen: Set<Key> = []
    return finding { !seen.insert(key($0)).inserted }
  }

  /// The elements that share addresses with another that begins no later; empty ones do not.
  ///
  /// - Parameter allowsInner: whether one may lie inside another that begins before.
  func overlaps(
    allowingInner allowsInner: Bool = false,
    of range: (Element) -> (address: UInt64, byteCount: UInt64)
  ) -> Finding {
    let order = indices.filter { range(self[$0]).byteCount > 0 }
      .sorted { range(self[$0]).address < range(self[$1]).address }
    var widest: (first: UInt64, last: UInt64)?
    var overlapping: [Int] = []
    for index in order {
      let (address, byteCount) = range(self[index])
      let (sum, overflow) = address.addingReportingOverflow(byteCount - 1)
      let last = overflow ? .max : sum
      if let widest, address <= widest.last {
        let isInner = address > widest.first && last <= widest.last
        if !(isInner && allowsInner) { overlapping.append(index) }
        if last <= widest.last { continue }
      }
      widest = (address, last)
    }
    var finding = Finding()
    for index in overlapping.sorted() {
      finding.note(index, at: fileOffset(of: index))
    }
    return finding
  }
}

extension Minidump {
  /// Whether the file has less than a location claims; offset 0 stands for bytes that are nowhere.
  func isCutShort(_ location: Location) -> Bool {
    location.offset > 0 && bytes(at: location).byteCount < Int(location.byteCount)
  }
}
