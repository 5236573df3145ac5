import CheckedLoop
import MinidumpKit

/// Six fields of each record of a module list, by our reader and by a checked loop in C, in turns.
struct RecordReading {
  private let view: ByteView
  private let recordCount: Int

  init(recordCount: Int) {
    var numbers = SeededBytes(seed: 1)
    view = numbers.view(byteCount: recordCount * ModuleRecord.byteCount)
    self.recordCount = recordCount
  }

  func measure() {
    guard swiftSum == cSum else { fatalError("the loops disagree") }
    var swift: [Double] = []
    var c: [Double] = []
    for _ in 0..<7 {
      swift.append(Stopwatch.nanoseconds { use(swiftSum) } / Double(recordCount))
      c.append(Stopwatch.nanoseconds { use(cSum) } / Double(recordCount))
    }
    report("records: ns", Stopwatch.median(swift))
    report("records: against a checked loop in C", Stopwatch.median(swift) / Stopwatch.median(c))
  }

  @inline(never)
  private var cSum: UInt64 {
    view.withUnsafeBytes { bytes in
      checked_module_sum(bytes.baseAddress!.assumingMemoryBound(to: UInt8.self), bytes.count)
    }
  }

  @inline(never)
  private var swiftSum: UInt64 {
    var sum: UInt64 = 0
    for module in RecordList<ModuleRecord>(in: view, .littleEndian) {
      sum &+= module.baseAddress &+ UInt64(module.imageByteCount) &+ UInt64(module.timestamp)
      sum &+= UInt64(module.nameOffset)
      sum &+= UInt64(module.codeView.byteCount) &+ UInt64(module.codeView.offset)
    }
    return sum
  }
}
