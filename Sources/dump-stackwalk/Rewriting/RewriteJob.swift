import Glibc
import MinidumpKit

/// Reads a dump, takes out what is not wanted, and writes the rest.
struct RewriteJob {
  let input: String
  let output: String
  let sanitize: Bool
  let isQuiet: Bool
  let isWanted: (StreamType) -> Bool

  func run() throws(Failure) {
    try checkOutput()
    let source = try Input.dump(input)
    let dump = try Input.minidump(in: source.minidump)
    var snapshot = DumpSnapshot(of: dump) { isWanted($0) && (!sanitize || Sanitizer.keeps($0)) }
    let sanitizing = sanitize ? Sanitizer(snapshot).sanitize(&snapshot) : nil
    let written = try write(snapshot)
    guard !isQuiet || source.isCutShort else { return }
    let problems = source.problems.map { $0.description.harmlessToTerminals + "\n" }.joined()
    try? FileSink.standardError.write(Array(problems.utf8))
    guard !isQuiet else { return }
    let summary = RewriteSummary(
      input: input, output: output, source: source, snapshot: snapshot, sanitizing: sanitizing,
      written: written)
    try? FileSink.standardError.write(Array(summary.text.utf8))
  }

  /// Refuses what would do harm, before anything is read.
  private func checkOutput() throws(Failure) {
    if output.isEmpty {
      throw .arguments("the path to write to is empty")
    } else if output == "-" {
      guard !FileSink.standardOutput.isTerminal else {
        throw .arguments("standard output is a terminal, which cannot show a dump: redirect it")
      }
    } else if FileKind(of: output) == .folder {
      throw .arguments("\(output) is a folder: name a file in it")
    } else if let file = FileIdentity(of: input), file == FileIdentity(of: output) {
      throw .arguments("\(input) and \(output) are the same file: name another one to write")
    }
  }

  private func write(_ snapshot: DumpSnapshot) throws(Failure) -> WrittenMinidump {
    do {
      if output == "-" {
        return try write(snapshot, to: FileSink.standardOutput)
      } else if FileKind(of: output) == .other {
        return try write(snapshot, to: FileSink(creating: output))
      }
      let file = try UnpublishedFile(publishingAs: output, permissions: permissions)
      let written = try write(snapshot, to: file)
      try file.publish()
      return written
    } catch let error as FileError {
      throw .file(error)
    } catch let error as WritingError {
      throw .writing(error.description)
    } catch {
      throw .writing("\(error)")
    }
  }

  /// Who may not read the dump that came in may not read what is written of it.
  private var permissions: FilePermissions {
    (input == "-" ? nil : FilePermissions(of: input)) ?? .usual
  }

  private func write<Sink: ByteSink>(
    _ snapshot: DumpSnapshot, to sink: Sink
  ) throws -> WrittenMinidump where Sink.Failure == FileError {
    var destination = Destination(
      sink, expectedByteCount: snapshot.dump.view.byteCount, isQuiet: isQuiet)
    defer { destination.finish() }
    do {
      return try snapshot.writer.write(snapshot, to: &destination)
    } catch {
      throw destination.failure ?? error
    }
  }
}
