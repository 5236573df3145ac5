import Glibc
import MinidumpKit

/// Where reports go, and in which format.
struct Output {
  /// Text on a terminal; nil for a report of any other kind.
  private var paged: (format: any ReportFormat, output: PagedOutput)?
  /// Formats with the places they are written to, in that order, behind the text.
  private var destinations: [(format: any ReportFormat, sink: FileSink)] = []

  /// Creates the files, so that a place that cannot be written to is known before the work.
  ///
  /// - Parameter name: what the dump is called where a report has a title.
  init(report: ReportOptions, output: OutputOptions, of name: String) throws(Failure) {
    let main = try Self.sink(output.outputFile)
    var text = TextReport(
      isBrief: report.brief,
      palette: Self.palette(
        isTerminal: main.isTerminal, noColor: output.noColor, environment: Self.environment))
    text.showsExploitability = report.exploitability
    let json = JSONReport(isPretty: report.pretty)
    if let path = report.cyborg {
      destinations = [(text, main), (json, try Self.sink(path))]
    } else if report.signature {
      destinations = [(SignatureReport(isBrief: report.brief), main)]
    } else {
      let format: any ReportFormat = report.json ? json : text
      destinations = [(format, main)]
    }
    if let format = destinations.first?.format as? TextReport, let paging = Paging(output) {
      paged = (format, PagedOutput(paging))
      destinations.removeFirst()
    }
    if let path = report.html {
      destinations.append((HTMLReport(title: name), try Self.sink(path)))
    }
  }

  func write(_ state: ProcessState) throws(Failure) {
    if let (format, output) = paged {
      try Self.write(format.report(state), to: output)
    }
    for (format, sink) in destinations {
      try Self.write(format.report(state), to: sink)
    }
  }

  /// Waits until a pager has been left.
  func finish() throws(Failure) {
    if let paged { try Self.finish(paged.output) }
  }

  static func print(_ text: String) throws(Failure) {
    try write(Array(text.utf8), to: .standardOutput)
  }

  static func palette(
    isTerminal: Bool, noColor: Bool, environment: (String) -> String?
  ) -> Palette {
    .wanted(isTerminal: isTerminal, noColor: noColor, environment: environment)
  }

  /// The value of an environment variable.
  static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  static func sink(_ path: String?) throws(Failure) -> FileSink {
    guard let path else { return .standardOutput }
    do {
      return try FileSink(creating: path)
    } catch {
      throw Failure.file(error)
    }
  }

  /// A pager that was left before it had read everything is no failure.
  static func write(_ bytes: [UInt8], to output: PagedOutput) throws(Failure) {
    do {
      try output.append(ByteView(bytes))
    } catch {
      if error.code != EPIPE { throw Failure.file(error) }
    }
  }

  static func finish(_ output: PagedOutput) throws(Failure) {
    do {
      try output.finish()
    } catch {
      throw Failure.file(error)
    }
  }

  static func write(_ bytes: [UInt8], to sink: FileSink) throws(Failure) {
    do {
      try sink.write(bytes)
    } catch {
      throw Failure.file(error)
    }
  }
}

extension Output {
  /// Sends a raw dump piece by piece, as it is made.
  static func write(
    _ rawDump: RawDump, of bytes: ByteView, to options: OutputOptions
  ) throws(Failure) {
    let dump = try Input.minidump(in: bytes)
    if rawDump.format == .text, let paging = Paging(options) {
      var output = PagedOutput(paging)
      try send(rawDump, of: dump, to: &output)
      return try finish(output)
    }
    var sink = try sink(options.outputFile)
    try send(rawDump, of: dump, to: &sink)
  }

  private static func send<Sink: ByteSink>(
    _ rawDump: RawDump, of dump: Minidump, to sink: inout Sink
  ) throws(Failure) where Sink.Failure == FileError {
    do {
      try rawDump.write(dump, to: &sink)
    } catch {
      throw Failure.file(error)
    }
  }
}

extension ReportOptions {
  var rawDump: RawDump {
    RawDump(
      json ? .json(isPretty: pretty) : .text,
      showing: brief ? .none : dumpBytes ? .whole : .beginning)
  }
}
