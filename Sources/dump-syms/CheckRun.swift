import Glibc
import MinidumpKit

/// Checks symbol files and tells what is wrong with them.
struct CheckRun {
  let options: CheckOptions
  let isQuiet: Bool
  let terminal: Terminal
  /// 0 as long as all is well.
  private(set) var exitCode: Int32 = 0

  init(options: CheckOptions, isQuiet: Bool, terminal: Terminal) {
    self.options = options
    self.isQuiet = isQuiet
    self.terminal = terminal
  }

  mutating func check(_ path: String) throws(FileError) {
    let name = path == "-" ? "standard input" : path
    let text: ByteView
    do throws(FileError) {
      text = try Self.text(of: path, named: name)
    } catch {
      terminal.tell("\(error)")
      exitCode = 1
      return
    }
    let check = SymbolFileCheck(text, keptCount: options.shown)
    try tell(check, of: name)
    let isBad = check.count(of: .error) > 0 || options.strict && check.count(of: .warning) > 0
    if isBad { exitCode = 1 }
  }

  private static func text(of path: String, named name: String) throws(FileError) -> ByteView {
    let bytes =
      path == "-"
      ? try MappedFile.spooledView(of: STDIN_FILENO, named: name, wanted: wantedByteCount)
      : try MappedFile.view(ofFile: path, wanted: wantedByteCount)
    return try CompressedFile(bytes, named: name)?.contents() ?? bytes
  }

  /// A device that is no text is not read to its end, which it may not have.
  private static func wantedByteCount(head: ByteView) -> Int {
    let isText = head.firstOffset(ofByte: 0) == nil
    return isText || CompressedFile(head, named: "") != nil ? .max : head.byteCount
  }

  private func tell(_ check: SymbolFileCheck, of name: String) throws(FileError) {
    for problem in check.problems where !isQuiet || problem.kind.severity == .error {
      try terminal.print(Self.line(problem, of: name), problem.kind.severity.colour)
    }
    let counts = check.counts.sorted {
      ($0.key.severity.rawValue, $0.key.rawValue) < ($1.key.severity.rawValue, $1.key.rawValue)
    }
    if isQuiet { return }
    try terminal.print("\(name): \(Self.summary(check))", .heading)
    for (kind, count) in counts {
      try terminal.print("  \(kind.rawValue): \(count.grouped) (\(kind.severity)). \(kind.advice)")
    }
  }

  private static func line(_ problem: SymbolProblem, of name: String) -> String {
    let place = problem.line > 0 ? "\(name):\(problem.line)" : name
    return "\(place): \(problem.kind.severity): \(problem.kind.title): \(problem.detail) "
      + "[\(problem.kind.rawValue)]"
  }

  private static func summary(_ check: SymbolFileCheck) -> String {
    let contents = check.contents
    let parts = [
      (contents.functions, "functions"), (contents.lines, "line records"),
      (contents.inlines, "inlined calls"), (contents.publics, "public symbols"),
      (contents.callFrames, "STACK CFI"), (contents.windowsFrames, "STACK WIN"),
    ].filter { $0.0 > 0 }.map { "\($0.0.grouped) \($0.1)" }
    let (errors, warnings) = (check.count(of: .error), check.count(of: .warning))
    let verdict =
      errors + warnings == 0
      ? "nothing is wrong" : "\(errors.grouped) errors, \(warnings.grouped) warnings"
    return ([verdict, "\(check.lineCount.grouped) lines"] + parts).joined(separator: "; ")
  }
}

extension SymbolProblem.Severity {
  fileprivate var colour: Terminal.Colour { self == .error ? .error : .warning }
}
