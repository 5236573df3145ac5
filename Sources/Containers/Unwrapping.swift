import Bytes
import Microdumps
import MinidumpReading
import MinidumpWriting
import Platform
import Processing

/// The way from a file to the minidump in it.
struct Unwrapping {
  /// More in one another is nobody's way to keep dumps, but a way to keep a program busy.
  static let depthLimit = 8

  private(set) var format = DumpInput.Format.minidump
  private(set) var containers: [DumpInput.Container] = []
  private(set) var fields: [DumpInput.Field] = []
  private(set) var problems: [Diagnostic] = []
  private(set) var isCutShort = false

  private var view: ByteView
  private let name: String
  /// Of all that is unpacked on the way, by the size of the outermost file.
  private let limits: CompressedFile.Limits
  /// What a minidump may become at any rate.
  private let freeByteCount: Int

  init(of view: ByteView, named name: String, limits: CompressedFile.Limits) {
    self.view = view
    self.name = name
    freeByteCount = min(limits.byteCount, DumpInput.freeByteCount)
    let ceiling = limits.ceiling(of: view.byteCount)
    self.limits = CompressedFile.Limits(byteCount: ceiling, freeByteCount: ceiling)
  }

  mutating func minidump() throws(DumpInputError) -> ByteView {
    while containers.count <= Self.depthLimit {
      if let file = CompressedFile(view, named: name) {
        try unpack(file)
        continue
      }
      let kind = InputKind(of: view)
      switch kind {
      case .minidump: return view
      case .upload: try takeApart(kind)
      case .microdump: return try minidumpOfLog(kind)
      case .text where Microdump.begins(in: view): return try minidumpOfLog(kind)
      default: throw refusal(kind)
      }
    }
    throw .noDump(
      "\(name) is \(Self.depthLimit) containers in one another, and not at its end then: "
        + "unpack it by hand, if it is a dump at all", byteCount: view.byteCount)
  }

  private mutating func unpack(_ file: CompressedFile) throws(DumpInputError) {
    let contents: CompressedFile.Contents
    do throws(FileError) {
      contents = try file.salvage(limits: limits, room: room)
    } catch {
      throw .file(error)
    }
    if let problem = contents.problem {
      guard !contents.view.isEmpty else { throw .file(problem) }
      isCutShort = true
      let advice =
        contents.isCutAtLimit
        ? "decompress it first, with: \(file.format.tool) -d FILE" : "get the file again"
      problems.append(
        Diagnostic(
          subject: file.format.rawValue,
          message: "\(problem.reason); only the first \(contents.view.byteCount) bytes of what it "
            + "holds could be read: \(advice)"))
    }
    containers.append(file.format.container)
    view = contents.view
  }

  /// How much of something that begins like this is decompressed, whatever the ratio.
  private func room(_ head: ByteView) -> Int? {
    guard DumpInput.wanted(head) > 0 else { return nil }
    return InputKind(of: head) == .minidump ? freeByteCount : 0
  }

  private mutating func takeApart(_ kind: InputKind) throws(DumpInputError) {
    guard let upload = UploadBody(view) else { throw refusal(kind) }
    guard let dump = upload.dump else {
      throw .noDump(
        "\(described(kind.name)) without a dump in it (\(upload.inventory)): check what was sent",
        byteCount: view.byteCount)
    }
    fields += upload.fields
    problems += upload.problems
    containers.append(.multipart)
    view = dump
  }

  private mutating func minidumpOfLog(_ kind: InputKind) throws(DumpInputError) -> ByteView {
    let all = Microdump.all(in: view)
    guard let crash = all.first else { throw refusal(kind) }
    format = .microdump
    fields += crash.facts.map { DumpInput.Field($0.name, $0.value) }
    problems += crash.problems.map {
      Diagnostic(subject: "microdump", message: $0.message, offset: $0.offset)
    }
    noteOthers(all.dropFirst())
    do throws(WritingError) {
      return ByteView(try MinidumpWriter(byteOrder: crash.byteOrder).bytes(of: crash))
    } catch {
      throw .noDump("\(described(kind.name)) that cannot be read: \(error)", byteCount: 0)
    }
  }

  /// The first of several microdumps is explained; the others can be given alone.
  private mutating func noteOthers(_ others: ArraySlice<Microdump>) {
    guard let next = others.first else { return }
    let told = others.prefix(Self.toldLimit).map { "\($0.offset)" }.joined(separator: ", ")
    let rest = others.count - Self.toldLimit
    let begin = others.count == 1 ? "the other begins at offset" : "the others begin at offsets"
    problems.append(
      Diagnostic(
        subject: "microdump",
        message: "the log has \(others.count + 1) of them, and this is the first; \(begin) \(told)"
          + (rest > 0 ? " and \(rest) more" : "")
          + ": \(cutting("one", at: next.offset, of: "LOG"))"))
  }

  /// As many offsets are told of a log with hundreds of microdumps.
  private static let toldLimit = 8

  private func refusal(_ kind: InputKind) -> DumpInputError {
    let advice = kind.minidumpOffset.map { offset in
      cutting("it", at: UInt64(offset), of: "FILE") + " > dump.dmp"
    }
    return .noDump(
      "\(described(kind.name)): \(advice ?? kind.advice)", byteCount: view.byteCount)
  }

  /// How to get what is behind an offset of the contents, out of the outermost file.
  private func cutting(_ what: String, at offset: UInt64, of file: String) -> String {
    let tools = containers.compactMap { CompressionFormat(rawValue: $0.rawValue)?.tool }
    let cut = "tail -c +\(offset + 1)"
    guard tools.count == containers.count else {
      return "take the upload's part out by hand, and cut \(what) out of it with: \(cut) PART"
    }
    guard let outermost = tools.first else { return "cut \(what) out with: \(cut) \(file)" }
    let steps = ["\(outermost) -dc \(file)"] + tools.dropFirst().map { "\($0) -dc" } + [cut]
    return "cut \(what) out with: \(steps.joined(separator: " | "))"
  }

  /// "a.gz is gzip, and in it multipart, and in it a web page".
  private func described(_ kind: String) -> String {
    let damage =
      problems.isEmpty ? "" : " (damaged: \(problems.map(\.message).joined(separator: "; ")))"
    let chain = containers.map(\.rawValue) + [kind]
    return "\(name) is \(chain.joined(separator: ", and in it "))\(damage)"
  }
}

extension CompressionFormat {
  fileprivate var container: DumpInput.Container {
    switch self {
    case .gzip: .gzip
    case .zstd: .zstd
    case .xz: .xz
    }
  }
}
