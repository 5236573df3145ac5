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
  ///   - isBrief: whether the lines that come have summaries.
  init(path: String?, resumes: Bool, isInOrder: Bool, isBrief: Bool) throws(Failure) {
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
      let former = try FormerLines(MappedFile.view(ofFile: path), of: path, areBrief: isBrief)
      done = former.paths
      sink = try FileSink(continuing: path, behind: former.byteCount)
    } catch {
      throw .file(error)
    }
  }
}
