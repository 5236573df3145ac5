import Bytes

/// Texts that several tasks make, sent to a sink in their order.
enum OrderedOutput {
  /// As below, of elements in chunks.
  static func write<Sink: ByteSink>(
    chunksOf chunkCount: Int, of count: Int, taskCount: Int, to sink: inout Sink,
    _ make: @escaping @Sendable (Range<Int>) -> ByteView
  ) async throws(Sink.Failure) {
    let chunks = (count + chunkCount - 1) / chunkCount
    try await write(chunks, taskCount: taskCount, to: &sink) { chunk in
      make(chunk * chunkCount..<min(count, (chunk + 1) * chunkCount))
    }
  }

  /// Only as many texts are in memory at a time as the sink lags behind.
  ///
  /// - Parameters:
  ///   - count: of the texts.
  ///   - make: a text by its number, called by any task.
  static func write<Sink: ByteSink>(
    _ count: Int, taskCount: Int, to sink: inout Sink,
    _ make: @escaping @Sendable (Int) -> ByteView
  ) async throws(Sink.Failure) {
    var next = 0
    var failure: Sink.Failure?
    await withTaskGroup(of: (Int, ByteView).self) { group in
      var started = 0
      var done: [Int: ByteView] = [:]
      let limit = max(2, 2 * taskCount)
      func start() {
        guard started < count, started < next + limit else { return }
        let number = started
        started += 1
        group.addTask { (number, make(number)) }
      }
      for _ in 0..<taskCount { start() }
      while next < count, failure == nil, let (number, text) = await group.next() {
        done[number] = text
        while let text = done.removeValue(forKey: next), failure == nil {
          next += 1
          do throws(Sink.Failure) { try sink.append(text) } catch { failure = error }
        }
        while started < min(count, next + limit), started - next - done.count < taskCount {
          start()
        }
      }
      group.cancelAll()
    }
    if let failure { throw failure }
  }
}
