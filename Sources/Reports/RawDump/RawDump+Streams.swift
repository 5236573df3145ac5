import Bytes
import MinidumpFormat
import MinidumpReading

/// A stream that a raw dump can say field by field.
protocol DescribedStream: MinidumpStream {
  /// The records that a stream of this kind may be made of, beyond those it keeps itself.
  static var recordTypes: [any Record.Type] { get }

  /// Says what is in the stream, whose bytes are `view`.
  func describe(_ view: ByteView, to output: inout RawOutput)
}

extension DescribedStream {
  static var recordTypes: [any Record.Type] { [] }
}

extension RawOutput {
  /// What a directory entry leads to: fields, or bytes where nobody here can read them.
  mutating func stream(_ entry: Minidump.StreamEntry, number: Int) {
    value("name", entry.type.description)
    count("entry", number)
    references.note(entry.view, in: dump)
    guard allowance.affordsStream(entry.view.byteCount) else { return }
    guard let kind = MinidumpStreams.all.first(where: { $0.type == entry.type }) else {
      return bytes("contents", entry.view)
    }
    guard allowance.affordsReading(entry.type) else { return }
    do {
      let stream = try kind.init(entry.view, in: dump)
      if let described = stream as? any DescribedStream {
        described.describe(entry.view, to: &self)
      } else {
        bytes("contents", entry.view)
      }
      problems(stream.problems)
    } catch {
      bytes("contents", entry.view)
      problems([error])
    }
  }

  /// What is wrong with the part that is open: `more`, and what was noted while it was said.
  mutating func problems(_ more: [MinidumpError]) {
    let all = more + takeProblems()
    if !all.isEmpty {
      list("problems", all) { output, problem in
        output.value("subject", problem.subject)
        output.value("problem", problem.problem)
        output.offset("offset", problem.offset)
      }
    }
    let count = takeUntoldCount()
    if count > 0 { self.count("moreProblems", count) }
  }
}
