import MinidumpKit

/// Explains dumps side by side, until there are no more or somebody wants the end.
struct BatchJob {
  let dumps: DumpSource
  let store: SymbolStore
  let signatureRules: SignatureRules
  let limits: LimitOptions
  let isBrief: Bool
  let output: BatchOutput
  let jobCount: Int
  let isQuiet: Bool
  /// Of symbols.
  let downloads: DownloadProgress

  /// So many lines of each job wait for their turn when they are wanted in order.
  private static let waitingLineCount = 16

  func run() async throws(Failure) -> BatchTotals {
    let workerCount = Workers.count(wanted: jobCount, dumpCount: dumps.count)
    let progress = BatchProgress(of: dumps.count, isQuiet: isQuiet, downloads: downloads)
    downloads.listen { [weak progress] in progress?.refresh() }
    defer { downloads.listen(nil) }
    let writer = LineWriter(
      output.sink, isInOrder: output.isInOrder, waitingLimit: workerCount * Self.waitingLineCount)
    // Its threads are worth their start here, and stay when they wait for a moment.
    await withTaskExecutorPreference(globalConcurrentExecutor) {
      await withTaskGroup { group in
        for _ in 0..<workerCount {
          group.addTask { await work(writer, progress) }
        }
      }
    }
    progress.finish()
    if let failure = await writer.failure ?? dumps.failure { throw .file(failure) }
    if !isQuiet {
      let text = progress.totals.text(after: progress.duration, store.statistics)
      try? FileSink.standardError.write(Array(text.utf8))
    }
    return progress.totals
  }

  /// One dump after the other.
  private func work(_ writer: LineWriter, _ progress: BatchProgress) async {
    while !Interruption.isWanted, let dump = dumps.next() {
      if output.done.contains(dump.path) {
        progress.noteSkipped()
        guard await writer.write(nil, index: dump.index) else { return }
        continue
      }
      let line = await line(for: dump.path)
      guard await writer.write(line.bytes, index: dump.index) else { return }
      progress.note(line.outcome, of: dump.path)
    }
  }

  private func line(for path: String) async -> JSONLine {
    let clock = ContinuousClock()
    let start = clock.now
    let outcome = await outcome(of: path)
    return JSONLine(path: path, outcome: outcome, duration: clock.now - start)
  }

  private func outcome(of path: String) async -> JSONLine.Outcome {
    do throws(Failure) {
      if FileKind(of: path) == .other {
        return .failure("\(path) is a pipe or a device: batch reads files only")
      }
      let input = try Input.file(path)
      var processor = DumpProcessor(suppliers: [store])
      processor.signatureRules = signatureRules
      processor.frameLimit = limits.maxFrames
      processor.interruption = limits.interruption()
      var state = try await processor.state(
        of: try Input.minidump(in: input.minidump), within: limits)
      input.complete(&state)
      return isBrief ? .summary(state) : .report(state)
    } catch {
      return .failure(error.reason)
    }
  }
}

extension Failure {
  /// The sentence, wherever it is told.
  fileprivate var reason: String {
    if case .dump(_, let reason) = self { return reason }
    return message ?? logMessage ?? ""
  }
}
