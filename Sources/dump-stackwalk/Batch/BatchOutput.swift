import MinidumpKit

/// Where the lines of a batch go, and which dumps have one there already.
struct BatchOutput {
  let sink: FileSink
  /// Paths that a former run wrote a whole line for.
  let done: Set<String>
  let isInOrder: Bool

  /// - Parameters:
  ///   - path: of a file; standard output without one.
  ///   - resumes: whether to keep the whole lines that are in the file.
  init(path: String?, resumes: Bool, isInOrder: Bool) throws(Failure) {
    self.isInOrder = isInOrder
    guard let path else {
      (sink, done) = (.standardOutput, [])
      return
    }
    do throws(FileError) {
      guard resumes, FileKind(of: path) != nil else {
        (sink, done) = (try FileSink(creating: path), [])
        return
      }
      let (done, byteCount) = Self.lines(in: try MappedFile.view(ofFile: path))
      self.done = done
      sink = try FileSink(continuing: path, behind: byteCount)
    } catch {
      throw .file(error)
    }
  }

  /// The paths of whole lines, and where the last of them ends.
  private static func lines(in view: ByteView) -> (paths: Set<String>, byteCount: Int) {
    var paths: Set<String> = []
    var start = 0
    view.expect(.sequential)
    while let end = view.firstOffset(ofByte: 0x0a, from: start) {
      let line = view.clampedSlice(at: UInt64(start), byteCount: UInt64(end - start))
      if let path = JSONLine.path(in: line) { paths.insert(path) }
      line.releaseMemory()
      start = end + 1
    }
    return (paths, start)
  }
}
