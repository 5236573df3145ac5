import Bytes
import MinidumpReading
import Support
import Symbols
import Synchronization
import Testing
import Unwinding

@testable import Processing

/// What is known while symbols are still looked up.
@Suite struct ProgressTests {
  /// Answers once somebody says so.
  private final class SlowSupplier: SymbolSupplier {
    private let waiting = Mutex<[CheckedContinuation<Void, Never>]>([])

    func symbols(for module: ModuleID) async -> SymbolLookup {
      await withCheckedContinuation { continuation in
        waiting.withLock { $0.append(continuation) }
      }
      return SymbolLookup()
    }

    /// Whether anybody was waiting.
    func answer() -> Bool {
      let all = waiting.withLock { waiting in
        defer { waiting = [] }
        return waiting
      }
      for continuation in all { continuation.resume() }
      return !all.isEmpty
    }
  }

  @Test func `a state is told while a look-up takes its time, with the stacks as far as they are`()
    async throws
  {
    let supplier = SlowSupplier()
    let told = Mutex<[ProcessState]>([])
    var processor = DumpProcessor(suppliers: [supplier])
    processor.progress = { state in told.withLock { $0.append(state) } }
    let dump = try Minidump(ByteView(Everything.dump().bytes))
    let finished = Mutex(false)
    async let final = {
      let state = await processor.process(dump)
      finished.withLock { $0 = true }
      return state
    }()
    var first: ProcessState?
    while !finished.withLock(\.self) {
      if first == nil { first = told.withLock(\.first) }
      _ = supplier.answer()
      await Task.yield()
    }
    let state = try #require(first)
    #expect(state.threads[0].stack.frames.count == 1)
    #expect(state.threads[0].stack.end == .interrupted(.outOfTime))
    #expect(state.diagnostics.first?.message.hasPrefix("the limit on time was reached: ") == true)
    #expect(state.signature != nil)
    #expect(await final.threads[0].stack.end != .interrupted(.outOfTime))
    #expect(told.withLock(\.last)?.threads[0].stack == (await final).threads[0].stack)
  }
}
