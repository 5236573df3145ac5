import Processing
import Symbols

/// Breakpad's report for programs: a line for each fact, its fields separated by `|`.
struct BreakpadFields {
  let facts: BreakpadFacts

  func write(to text: inout TextWriter) {
    system(to: &text)
    crash(to: &text)
    for index in facts.modulesByAddress { module(index, to: &text) }
    text.endLine()
    let requesting = facts.threads.filter { $0.number == facts.requestingNumber }
    let others = facts.threads.filter { $0.number != facts.requestingNumber }
    for (number, thread) in requesting + others {
      stack(of: thread, number: number, to: &text)
    }
  }

  private func system(to text: inout TextWriter) {
    let system = facts.state.system
    line(["OS", system.operatingSystem, facts.systemVersion], to: &text)
    line(["CPU", system.cpu, system.cpuInfo ?? "", "\(system.cpuCount)"], to: &text)
    let graphics = facts.graphics.isEmpty ? ["", "", ""] : facts.graphics
    line(["GPU"] + graphics, to: &text)
  }

  private func crash(to text: inout TextWriter) {
    let thread = facts.requestingNumber.map { "\($0)" } ?? ""
    if let crash = facts.state.crash {
      let address = "0x" + String(crash.address, radix: 16)
      line(["Crash", facts.crashReason ?? "", address, thread], to: &text)
    } else {
      line(["Crash", facts.assertion ?? "No crash", "", thread], to: &text)
    }
  }

  private func module(_ index: Int, to text: inout TextWriter) {
    let summary = facts.state.modules[index]
    let module = summary.module
    line(
      [
        "Module", module.id.codeFileName, summary.packedVersion ?? "",
        module.id.debugFileName ?? "", Self.identifier(of: module.id),
        BreakpadText.hexadecimal(module.baseAddress, 8),
        BreakpadText.hexadecimal(module.endAddress &- 1, 8), index == 0 ? "1" : "0",
      ], to: &text)
  }

  /// Zeros of a module whose debug file is known and says nothing of itself.
  private static func identifier(of module: ModuleID) -> String {
    module.debugIdentifier?.text ?? (module.debugFile == nil ? "" : DebugIdentifier.none.text)
  }

  private func stack(of thread: ThreadSummary, number: Int, to text: inout TextWriter) {
    for (index, frame) in BreakpadFrame.frames(of: thread.stack).enumerated() {
      let place = BreakpadPlace(frame, facts.frameFacts)
      line(
        [
          "\(number)", "\(index)", place.module ?? "", place.function ?? "", place.file ?? "",
          place.file == nil ? "" : "\(place.line)", "0x" + String(place.offset, radix: 16),
        ], to: &text)
    }
  }

  /// Fields lose what would part them or end the line.
  private func line(_ fields: [String], to text: inout TextWriter) {
    let cleaned = fields.map { $0.filter { $0 != "|" && $0 != "\n" } }
    text.add(foreign: cleaned.joined(separator: "|"))
    text.endLine()
  }
}
