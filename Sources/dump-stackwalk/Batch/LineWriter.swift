import MinidumpKit

/// Writes lines one after the other, each whole and at once: as they come, or in the order of the
/// dumps.
actor LineWriter {
  private let sink: FileSink
  private let isInOrder: Bool
  /// How many lines wait for their turn at most; who has more waits with them.
  private let waitingLimit: Int
  private var waiting: [Int: [UInt8]] = [:]
  private var turn = 0
  private var blocked: [CheckedContinuation<Void, Never>] = []
  /// Why no more is written.
  private(set) var failure: FileError?

  init(_ sink: FileSink, isInOrder: Bool, waitingLimit: Int) {
    self.sink = sink
    self.isInOrder = isInOrder
    self.waitingLimit = waitingLimit
  }

  /// Takes a line; nil for a dump that has none.
  ///
  /// - Parameter index: how many dumps come before this one.
  /// - Returns: whether more can be written.
  func write(_ line: [UInt8]?, index: Int) async -> Bool {
    guard isInOrder else {
      put(line)
      return failure == nil
    }
    while index != turn, waiting.count >= waitingLimit {
      await withCheckedContinuation { blocked.append($0) }
    }
    waiting[index] = line ?? []
    while let next = waiting.removeValue(forKey: turn) {
      put(next)
      turn += 1
    }
    for continuation in blocked { continuation.resume() }
    blocked = []
    return failure == nil
  }

  private func put(_ line: [UInt8]?) {
    guard failure == nil, let line, !line.isEmpty else { return }
    do throws(FileError) {
      try sink.write(line)
    } catch {
      failure = error
    }
  }
}
