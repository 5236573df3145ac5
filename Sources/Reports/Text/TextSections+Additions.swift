import MinidumpFormat
import Processing
import Symbols

// What rust-minidump's report does not say; behind everything that it does.
extension TextSections {
  func additions(_ text: inout TextWriter) {
    instruction(&text)
    origin(&text)
    noted(&text)
    inputFields(&text)
    annotations(&text)
    usedSymbols(&text)
    missingSymbols(&text)
    diagnostics(&text)
  }

  private func origin(_ text: inout TextWriter) {
    guard state.commandLine != nil || state.dumpTime != nil || state.input != nil else { return }
    text.endLine()
    if let time = state.dumpTime {
      text.line("Dump written: \(CivilTime(secondsSince1970: time))")
    }
    if let commandLine = state.commandLine {
      text.add("Command line: ")
      text.add(foreign: commandLine)
      text.endLine()
    }
    if let input = state.input {
      text.line(
        "Read from: \(([input.format] + input.containers.reversed()).joined(separator: " in "))")
    }
  }

  /// What somebody wrote into the dump about it, and how much memory there was.
  private func noted(_ text: inout TextWriter) {
    if let reason = state.contents.texts[.facebookAbortReason], !reason.isEmpty {
      text.add(foreign: "Abort reason: \(reason)")
      text.endLine()
    }
    for (name, fact) in ShownMemory(state.contents).facts {
      text.add(foreign: "\(name): \(fact)")
      text.endLine()
    }
    for comment in state.contents.comments { self.comment(comment, to: &text) }
  }

  private func comment(_ comment: String, to text: inout TextWriter) {
    let lines = comment.split(whereSeparator: \.isNewline)
    for (index, line) in lines.prefix(Self.commentLineLimit).enumerated() {
      text.add(foreign: (index == 0 ? "Comment: " : "         ") + line)
      text.endLine()
    }
    if lines.count > Self.commentLineLimit {
      text.line("         and \(lines.count - Self.commentLineLimit) more lines")
    }
  }

  /// Of a comment, so many lines are shown.
  private static let commentLineLimit = 20

  private func inputFields(_ text: inout TextWriter) {
    guard let fields = state.input?.fields, !fields.isEmpty else { return }
    text.heading("Beside the dump:")
    for field in fields {
      entry(field.name, field.text, to: &text)
    }
  }

  private func annotations(_ text: inout TextWriter) {
    let annotations = state.annotations
    guard !annotations.isEmpty else { return }
    text.heading("Crashpad annotations:")
    entry("report id", annotations.reportID, to: &text)
    entry("client id", annotations.clientID, to: &text)
    for annotation in annotations.simple {
      entry(annotation.name, annotation.text, to: &text)
    }
    for module in annotations.modules {
      for line in module.list {
        entry(module.moduleName, line, to: &text)
      }
      for annotation in module.simple + module.objects {
        let isText = annotation.type == Annotation.stringType
        let value = isText ? annotation.text : "0x\(annotation.hexadecimalBytes)"
        entry("\(module.moduleName): \(annotation.name)", value, to: &text)
      }
    }
  }

  private func entry(_ name: String, _ value: String?, to text: inout TextWriter) {
    guard let value else { return }
    text.add(foreign: "  \(name) = \(value)")
    text.endLine()
  }

  /// The files that served the modules on a stack, and what was found and could not serve.
  private func usedSymbols(_ text: inout TextWriter) {
    let served = state.modules.filter { $0.inquiries.contains { $0.answer == .symbols } }
    guard !served.isEmpty else { return }
    text.heading("Symbols used:")
    for module in served {
      let places = module.inquiries.filter { $0.answer == .symbols }.map(\.place)
      text.add(
        foreign: "  \(module.module.id.codeFileName): \(places.joined(separator: ", "))")
      text.endLine()
      rejected(module.inquiries, to: &text)
    }
  }

  /// A debug file of another build explains why there are no lines.
  private func rejected(_ inquiries: [SymbolInquiry], to text: inout TextWriter) {
    let rejected = inquiries.filter { $0.answer.isUnusable && !$0.isOfServer }
    for inquiry in rejected.prefix(Self.rejectedLimit) {
      text.add(foreign: "    \(inquiry.place): \(inquiry.answer.sentence)")
      text.endLine()
    }
    if rejected.count > Self.rejectedLimit {
      text.line("    and \(rejected.count - Self.rejectedLimit) more files that cannot be used")
    }
  }

  /// A folder of many builds has as many files that are not the one.
  private static let rejectedLimit = 3

  /// The modules on a stack whose symbols are missing or damaged, and where they were looked for.
  private func missingSymbols(_ text: inout TextWriter) {
    let wanting = state.modules.compactMap { module in
      module.symbols.shortcoming.map { (module, $0) }
    }
    guard !wanting.isEmpty else { return noSymbols(&text) }
    text.heading("Symbols missing:")
    for (module, shortcoming) in wanting {
      let id = module.module.id
      text.styled(.warning) { $0.add(foreign: "  \(id.codeFileName)") }
      text.add(foreign: " (\(id.debugIdentifier?.text ?? "no debug identifier")): \(shortcoming)")
      text.endLine()
      servers(module.inquiries, to: &text)
    }
  }

  /// Says so where nobody could be asked for symbols of the modules on stacks.
  private func noSymbols(_ text: inout TextWriter) {
    guard state.lacksSymbolPlaces else { return }
    text.heading("Symbols missing:")
    text.line("  " + ProcessState.lackOfSymbolPlaces)
  }

  /// What each server answered.
  private func servers(_ inquiries: [SymbolInquiry], to text: inout TextWriter) {
    for inquiry in inquiries where inquiry.isOfServer {
      text.add(foreign: "    \(inquiry.place): \(inquiry.answer.sentence)")
      text.endLine()
    }
  }

  /// What could not be read, or as much of it as `limit` allows.
  func diagnostics(_ text: inout TextWriter, limit: Int = .max) {
    guard !state.diagnostics.isEmpty else { return }
    text.heading("Could not be read:")
    for diagnostic in state.diagnostics.prefix(limit) {
      text.styled(.warning) { $0.add(foreign: "  \(diagnostic.subject)") }
      text.add(foreign: ": \(diagnostic.message)")
      if let offset = diagnostic.offset {
        text.add(" (at offset ")
        text.add(hexadecimal: offset)
        text.add(")")
      }
      text.endLine()
    }
    if state.diagnostics.count > limit {
      text.line("  and \(state.diagnostics.count - limit) more")
    }
  }
}

extension ModuleSymbols {
  /// What is wrong with them, in words; nil when nothing is.
  var shortcoming: String? {
    switch self {
    case .notAsked, .loaded(badRecordCount: 0): nil
    case .loaded(let count): "\(count) records could not be understood"
    case .missing(let places): "not found" + Self.sentence(places)
    case .unusable(let place, let reason): "\(place) cannot be used: \(reason)"
    }
  }

  /// The first place that was looked at, and how many more there were.
  private static func sentence(_ places: [String]) -> String {
    guard let first = places.first else { return "" }
    let more = places.count > 1 ? " and \(places.count - 1) more places" : ""
    return "; looked for \(first)\(more)"
  }
}

extension SymbolInquiry.Answer {
  fileprivate var isUnusable: Bool {
    if case .unusable = self { true } else { false }
  }

  var sentence: String {
    switch self {
    case .symbols: "found"
    case .nothing: "not there"
    case .unusable(let reason): "cannot be used: \(reason)"
    case .unknown(let reason): "not known: \(reason)"
    }
  }
}
