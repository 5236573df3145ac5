import Glibc
import MinidumpKit

/// Standard output for people: what is longer than the screen goes through a pager.
final class PagedOutput: ByteSink {
  private enum Way {
    /// What came so far may be all, and fit on the screen.
    case waiting(Paging, ScreenFill)
    case pager(Pager)
    case plain
  }

  private var way: Way
  /// What waits, or what a pager that does not start would lose.
  private var kept: [UInt8] = []
  /// Whether the pager has read some of it.
  private var isRead = false

  /// - Parameter paging: nil for text as it is.
  init(_ paging: Paging?) {
    way = paging.map { .waiting($0, ScreenFill(columnCount: $0.screen.columnCount)) } ?? .plain
  }

  /// A reader that went away, pager or not, is an error with code `EPIPE`.
  func append(_ bytes: ByteView) throws(FileError) {
    switch way {
    case .plain: try FileSink.standardOutput.append(bytes)
    case .pager(let pager): try send(bytes, to: pager)
    case .waiting(let paging, var fill):
      kept += bytes.bytes
      fill.add(bytes)
      way = .waiting(paging, fill)
      // The shell's prompt takes a row, too.
      if fill.rowCount >= paging.screen.rowCount { try start(paging) }
    }
  }

  /// Writes what waits, or waits until the pager has been left.
  func finish() throws(FileError) {
    switch way {
    case .plain: break
    case .waiting: try writePlainly()
    case .pager(let pager): if !pager.wait(), !isRead { try writePlainly() }
    }
  }

  private func start(_ paging: Paging) throws(FileError) {
    guard let pager = try? Pager(command: paging.command, named: "the pager") else {
      return try writePlainly()
    }
    way = .pager(pager)
    let bytes = ByteView(kept)
    kept = []
    try send(bytes, to: pager)
  }

  private func send(_ bytes: ByteView, to pager: Pager) throws(FileError) {
    // More than this would not have been taken, had nothing been read.
    isRead = isRead || kept.count > pager.pipeByteCount
    kept = isRead ? [] : kept + bytes.bytes
    do {
      try pager.append(bytes)
    } catch {
      guard error.code == EPIPE, !isRead, !pager.wait() else { throw error }
      try writePlainly()
    }
  }

  private func writePlainly() throws(FileError) {
    way = .plain
    try FileSink.standardOutput.write(kept)
    kept = []
  }
}
