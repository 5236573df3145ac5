import Glibc
import MinidumpKit
import Support

/// The cases of one dump, tried one by one.
struct Check {
  let options: CheckOptions
  let original: ByteView
  private let processor: DumpProcessor
  private let state: CaseState?
  private var caseCount = 0
  private var reportCount = 0
  private var slowest = 0.0
  private(set) var failures: [String] = []

  init(_ options: CheckOptions, original: ByteView) {
    self.options = options
    self.original = original
    processor = DumpProcessor(suppliers: options.symbols.map(DirectoryStore.init(path:)))
    state = options.state.flatMap(CaseState.init(path:))
  }

  mutating func run() async throws {
    if options.prefixStep > 0 {
      for byteCount in stride(from: 0, to: original.byteCount, by: options.prefixStep) {
        let prefix = original.clampedSlice(at: 0, byteCount: UInt64(byteCount))
        await attempt(prefix, named: "prefix \(byteCount)")
      }
    }
    let whole = original.bytes
    for number in 0..<options.mutationCount {
      let mutation = Mutation(seed: options.seed &+ UInt64(number), of: whole)
      await attempt(ByteView(mutation.bytes), named: "mutation \(options.seed &+ UInt64(number))")
    }
    checkMemory()
  }

  /// The most seconds a case may take, however damaged.
  private static let timeLimit = 10.0

  private mutating func attempt(_ bytes: ByteView, named name: String) async {
    state?.note(name)
    alarm(UInt32(Self.timeLimit) * 6)
    let start = Self.processorSeconds()
    if let input = try? DumpInput(bytes, named: name), let dump = try? Minidump(input.minidump) {
      var report = await processor.process(dump)
      input.complete(&report)
      if JSONReport().report(report).isEmpty || TextReport().report(report).isEmpty {
        failures.append("\(name): a report is empty")
      }
      reportCount += 1
    }
    let seconds = Self.processorSeconds() - start
    slowest = max(slowest, seconds)
    if seconds > Self.timeLimit { failures.append("\(name): took \(seconds) s") }
    caseCount += 1
  }

  /// No case may take more memory than 64 MiB and forty times the file.
  private mutating func checkMemory() {
    let limit = 64 << 20 + 40 * original.byteCount
    if Self.peakByteCount() > limit {
      failures.append("peak of \(Self.peakByteCount() >> 20) MiB, more than \(limit >> 20) MiB")
    }
  }

  var summary: String {
    let verdict = failures.isEmpty ? "ok" : failures.prefix(5).joined(separator: "; ")
    return "\(options.dump): \(caseCount) cases, \(reportCount) reports, slowest "
      + "\(Int(slowest * 1000)) ms, peak \(Self.peakByteCount() >> 20) MiB: \(verdict)"
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func peakByteCount() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  }
}

/// A file that names the case being tried, for when it ends the process.
struct CaseState {
  private let descriptor: Int32

  init?(path: String) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    if descriptor < 0 { return nil }
  }

  func note(_ name: String) {
    let line =
      Array((name + "\n").utf8) + [UInt8](repeating: 0x20, count: max(0, 40 - name.utf8.count))
    _ = pwrite(descriptor, line, line.count, 0)
  }
}
