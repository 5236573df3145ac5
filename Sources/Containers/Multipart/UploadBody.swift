import Bytes
import MinidumpReading
import Platform
import Processing

/// The body of a crash reporter's upload: the dump, and the fields that go with it.
struct UploadBody {
  /// The dump, which may be compressed, or what was sent as one; nil when there is neither.
  let dump: ByteView?
  /// In the order of the form.
  let fields: [DumpInput.Field]
  let problems: [Diagnostic]
  private let partCount: Int

  /// Nil when the bytes are no such body.
  init?(_ body: ByteView) {
    guard let multipart = MultipartParts(body) else { return nil }
    let parts = multipart.parts
    partCount = parts.count
    let dumps = Self.dumps(among: parts)
    let part = dumps.first ?? parts.first { $0.name == Self.dumpName && !$0.content.isEmpty }
    dump = part?.content
    let form = FormFields(parts)
    fields = form.fields
    var problems: [Diagnostic] = []
    if !multipart.isWhole {
      problems.append(Self.problem(Self.incompleteness(parts), at: UInt64(body.byteCount)))
    }
    if form.isCut { problems.append(Self.problem("its fields are too long: some were left out")) }
    if dumps.count > 1 {
      let others = dumps.dropFirst().prefix(10).map(\.name).joined(separator: ", ")
      problems.append(
        Self.problem(
          "it has \(dumps.count) dumps; this is \(dumps[0].name), and others are \(others)"))
    }
    self.problems = problems
  }

  /// "3 fields, 1 file of another kind".
  var inventory: String { "\(fields.count) fields, \(partCount - fields.count) other parts" }

  private static func problem(_ message: String, at offset: UInt64? = nil) -> Diagnostic {
    Diagnostic(subject: "multipart body", message: message, offset: offset)
  }

  private static func incompleteness(_ parts: [MultipartPart]) -> String {
    parts.count == MultipartParts.countLimit
      ? "it has more than \(MultipartParts.countLimit) parts; the others were not looked at"
      : "the boundary that ends it is missing: it was cut off on its way; get it again"
  }

  /// The part that Breakpad, Crashpad and those who came after them name so, then files that are
  /// dumps, then parts that are.
  private static func dumps(among parts: [MultipartPart]) -> [MultipartPart] {
    let dumps = parts.filter { isDump($0.content) }
    let named = dumps.filter { $0.name == dumpName }
    let others = dumps.filter { $0.name != dumpName }
    return named + others.filter { $0.fileName != nil } + others.filter { $0.fileName == nil }
  }

  private static let dumpName = "upload_file_minidump"

  private static func isDump(_ content: ByteView) -> Bool {
    if CompressedFile(content, named: "") != nil { return true }
    return [.minidump, .microdump, .upload].contains(InputKind(of: content))
  }
}
