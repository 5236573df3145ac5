import MinidumpFormat
import Processing
import Signatures
import Symbols
import Unwinding

// What happened, and why it is believed.
extension HTMLSections {
  func summary(_ page: inout HTMLWriter, title: String) {
    page.element("header", ["class": state.crash == nil ? "calm" : "crashed"]) { page in
      page.element("h1", headline)
      if let place { page.element("p") { innermost(place, &$0) } }
      if let assertion = state.assertion?.text { page.element("p", class: "crash", assertion) }
      if let explanation = state.crash?.explanation {
        page.element("p", class: "crash", explanation)
      }
      page.element("p", class: "soft", "\(title), \(origin)")
    }
  }

  private var headline: String {
    guard let crash = state.crash else { return "No crash: the dump was asked for" }
    return "\(crash.reason) at \(address(crash.address))"
  }

  /// The innermost frame whose function is known, else the innermost.
  private var place: StackFrame? {
    let frames = state.requestingThreadSummary?.stack.frames ?? []
    return frames.first { $0.symbol != nil } ?? frames.first
  }

  private func innermost(_ frame: StackFrame, _ page: inout HTMLWriter) {
    page.text("in ")
    page.element("span", class: "name", name(of: frame))
    let inline = frame.symbol?.inlines.first
    if let source = inline == nil ? frame.symbol?.source : inline?.source, let file = source.file {
      page.text(" at \(ModuleID.fileName(of: file)):\(source.line)")
    }
    if let thread = state.requestingThreadSummary {
      page.text(", thread \(state.requestingThread ?? 0)")
      if let name = thread.name { page.text(" “\(name)”") }
    }
  }

  private func name(of frame: StackFrame) -> String {
    frame.symbol?.inlines.first?.name ?? frame.symbol?.shownName ?? facts.moduleName(of: frame)
      ?? address(frame.instructionAddress)
  }

  private var origin: String {
    let system = state.system
    let version = system.operatingSystemVersion.map { " \($0)" } ?? ""
    let time = state.dumpTime.map { ", \(CivilTime(secondsSince1970: $0))" } ?? ""
    return "\(system.operatingSystem)\(version), \(system.cpu)\(time)"
  }

  func signature(_ page: inout HTMLWriter) {
    guard let signature = state.signature else { return }
    page.folded("Signature: \(signature.text)") { page in
      page.element("table") { page in
        for step in signature.steps {
          page.row { page in
            page.element("td", class: "number", "\(step.frame)")
            page.element("td", class: "name", step.name.isEmpty ? "(unknown)" : step.name)
            page.element("td", step.decision.sentence)
            page.element("td", class: "soft", step.rule ?? "")
          }
        }
      }
    }
  }

  /// What the instruction tells of the crash.
  func analysis(_ page: inout HTMLWriter) {
    guard let analysis = state.crash?.analysis else { return }
    var text = TextWriter()
    let sections = TextSections(state)
    sections.adjustedAddress(analysis.adjustedAddress, &text)
    sections.analysis(analysis, &text)
    if let trap = analysis.deliberateTrap {
      text.line("Deliberate trap: `\(trap.instruction)`: \(trap.meaning)")
    }
    guard !text.bytes.isEmpty else { return }
    page.element("h2", "The instruction")
    page.lines(
      String(decoding: text.bytes, as: UTF8.self).trimmedLines.replacing("    ** ", with: ""))
  }

  func system(_ page: inout HTMLWriter) {
    let system = state.system
    page.element("h2", "Process and system")
    page.element("table", ["class": "facts"]) { page in
      page.fact("Operating system", system.operatingSystem)
      page.fact("Version", system.operatingSystemVersion)
      page.fact("Release", system.linuxRelease?.description)
      page.fact("CPU", [system.cpu, system.cpuInfo].compactMap(\.self).joined(separator: ", "))
      page.fact("Number of CPUs", system.cpuCount > 0 ? "\(system.cpuCount)" : nil)
      page.fact("Process", state.processID.map { "\($0)" })
      page.fact("Running for", state.processUptime.map { "\($0.grouped) s" })
      page.fact(
        "Dump written", state.dumpTime.map { "\(CivilTime(secondsSince1970: $0))" })
      page.fact("Command line", state.commandLine)
      page.fact("Abort reason", state.contents.texts[.facebookAbortReason])
      for (name, fact) in ShownMemory(state.contents).facts { page.fact(name, fact) }
      for comment in state.contents.comments { page.fact("Comment", comment) }
      page.fact("Memory map", state.linuxMemoryMapCount.map { "\($0.grouped) lines" })
      page.fact("Open handles", state.handles.map { $0.count.grouped })
      page.fact("Boot arguments", state.macBootArguments)
      page.fact(
        "Read from",
        state.input.map { ([$0.format] + $0.containers.reversed()).joined(separator: " in ") })
    }
  }
}

extension String {
  /// Without empty lines at its ends.
  fileprivate var trimmedLines: String {
    let isEnd: (Character) -> Bool = { $0 == "\n" }
    let head = drop(while: isEnd)
    return head.lastIndex { !isEnd($0) }.map { String(head[...$0]) } ?? ""
  }
}
