import MinidumpKit

/// Makes indexes, several at a time.
struct IndexRun: Sendable {
  let place: SymbolIndexPlace
  let isForced: Bool
  let progress: IndexProgress

  func make(_ paths: [String], jobCount: Int) async {
    await withTaskGroup(of: Void.self) { group in
      for (index, path) in paths.enumerated() {
        if index >= jobCount { await group.next() }
        group.addTask { make(path) }
      }
    }
  }

  private func make(_ path: String) {
    let start = ContinuousClock().now
    do throws(SymbolIndexError) {
      let job = try SymbolIndexJob(symbolFile: path, in: place)
      if job.isNeedless {
        progress.noteNeedless()
      } else if !isForced, job.isDone {
        progress.noteDone(path)
      } else {
        progress.note(path, try job.run(), duration: ContinuousClock().now - start)
      }
    } catch {
      progress.tell("\(error)")
    }
  }
}
