import DWARF
import Synchronization

/// The units of a file, each of which one task takes.
final class UnitQueue: Sendable {
  let headers: [UnitHeader]
  private let next = Atomic(0)
  private let readByteCount = Atomic(0)

  init(_ headers: [UnitHeader]) {
    self.headers = headers
  }

  /// The place of a unit that nobody has begun; nil when there is none.
  func take() -> Int? {
    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return index < headers.count ? index : nil
  }

  /// So much of the units stays in memory, and of other sections what was read for them.
  private static let residentByteCount = 2 << 20

  /// Whether it is time to let go of what has been read, now that a unit is done.
  func isTimeToRelease(_ header: UnitHeader) -> Bool {
    let byteCount = header.end - header.offset
    let before = readByteCount.wrappingAdd(byteCount, ordering: .relaxed).oldValue
    return before / Self.residentByteCount != (before + byteCount) / Self.residentByteCount
  }
}

/// Reads all units, each task those that nobody has begun.
enum UnitReading {
  /// - Parameter progress: told how many units are done.
  static func read(
    _ source: UnitSource, taskCount: Int, progress: @escaping @Sendable (Int, Int) -> Void
  ) async -> [DumpedUnits] {
    let queue = UnitQueue(DWARFFile(source.dwarf).units)
    return await withTaskGroup(of: (Int, DumpedUnits).self) { group in
      for worker in 0..<max(1, taskCount) {
        group.addTask {
          var dumper = UnitDumper(worker: worker, source)
          while let index = queue.take() {
            dumper.read(queue.headers[index], index: index)
            if queue.isTimeToRelease(queue.headers[index]) { source.dwarf.releaseMemory() }
            progress(index, queue.headers.count)
          }
          return (worker, dumper.result)
        }
      }
      var results = [DumpedUnits](repeating: DumpedUnits(), count: max(1, taskCount))
      for await (worker, result) in group { results[worker] = result }
      source.dwarf.releaseMemory()
      return results
    }
  }
}
