import Processing
import Symbols

/// Breakpad's report for people.
struct BreakpadText {
  let facts: BreakpadFacts
  let threads: BreakpadReport.ThreadChoice

  func write(to text: inout TextWriter) {
    system(to: &text)
    graphics(to: &text)
    crash(to: &text)
    for (number, thread) in chosenThreads {
      text.endLine()
      title(number, to: &text)
      stack(of: thread, to: &text)
    }
    modules(to: &text)
  }

  func writeBrief(to text: inout TextWriter) {
    guard let (number, thread) = requestingThread else {
      return text.line(" <no crashing or requesting dump thread identified>")
    }
    title(number, to: &text)
    for (index, frame) in BreakpadFrame.frames(of: thread.stack).enumerated() {
      self.frame(frame, number: index, to: &text)
    }
  }

  private var requestingThread: (number: Int, thread: ThreadSummary)? {
    facts.threads.first { $0.number == facts.requestingNumber }
  }

  private var chosenThreads: [(number: Int, thread: ThreadSummary)] {
    switch threads {
    case .all:
      [requestingThread].compactMap(\.self)
        + facts.threads.filter { $0.number != facts.requestingNumber }
    case .requesting: [requestingThread].compactMap(\.self)
    case .numbered(let number): facts.threads.filter { $0.number == number }
    }
  }

  private func title(_ number: Int, to text: inout TextWriter) {
    let part = facts.state.crash == nil ? "requested dump, did not crash" : "crashed"
    text.line("Thread \(number)" + (number == facts.requestingNumber ? " (\(part))" : ""))
  }

  private func stack(of thread: ThreadSummary, to text: inout TextWriter) {
    let frames = BreakpadFrame.frames(of: thread.stack)
    if frames.isEmpty { text.line(" <no frames>") }
    for (number, frame) in frames.enumerated() {
      self.frame(frame, number: number, to: &text)
      registers(of: frame, to: &text)
      text.line("    Found by: \(Self.method(of: frame))")
      if case .physical(_, let index) = frame, let contents = thread.stackContents[index] {
        self.contents(contents, to: &text)
      }
    }
  }
}

extension BreakpadText {
  private func system(to text: inout TextWriter) {
    let system = facts.state.system
    text.line("Operating system: \(system.operatingSystem.harmlessToTerminals)")
    text.line("                  \(facts.systemVersion.harmlessToTerminals)")
    text.line("CPU: \(system.cpu)")
    if let info = system.cpuInfo, !info.isEmpty { text.line("     \(info.harmlessToTerminals)") }
    text.line("     \(system.cpuCount) CPU\(system.cpuCount == 1 ? "" : "s")")
    text.endLine()
  }

  private func graphics(to text: inout TextWriter) {
    let lines = facts.graphics.isEmpty ? ["UNKNOWN"] : facts.graphics
    text.line("GPU: " + lines.map(\.harmlessToTerminals).joined(separator: "\n     "))
    text.endLine()
  }

  private func crash(to text: inout TextWriter) {
    if let crash = facts.state.crash {
      text.line("Crash reason:  \(facts.crashReason ?? "")")
      text.line("Crash address: 0x\(String(crash.address, radix: 16))")
      parameters(crash.facts?.parameters ?? [], to: &text)
    } else {
      text.line("No crash")
    }
    if let assertion = facts.assertion {
      text.line("Assertion: \(assertion.harmlessToTerminals)")
    }
    text.line("Process uptime: \(facts.uptime.map { "\($0) seconds" } ?? "not available")")
  }

  /// What the exception came with; nobody describes it.
  private func parameters(_ parameters: [UInt64], to text: inout TextWriter) {
    guard !parameters.isEmpty else { return }
    text.line("Crash parameters:")
    for parameter in parameters {
      text.add("    value: ")
      text.add(hexadecimal: parameter, digitCount: 16)
      text.line("  description: ")
    }
  }
}
