import Processing

extension TextSections {
  func summary(_ text: inout TextWriter) {
    system(&text)
    crash(&text)
    if let assertion = state.assertion?.text {
      text.add("Assertion: ")
      text.add(foreign: assertion)
      text.endLine()
    }
    macOS(&text)
    text.add("Process uptime: ")
    text.line(state.processUptime.map { "\($0) seconds" } ?? "not available")
    text.endLine()
    if let count = state.linuxMemoryMapCount {
      text.line("Linux memory map count: \(count)\n")
    }
  }

  private func system(_ text: inout TextWriter) {
    let system = state.system
    text.add("Operating system: ")
    text.add(foreign: system.operatingSystem)
    text.endLine()
    indented(system.operatingSystemVersion, by: "                  ", to: &text)
    text.add("CPU: ")
    text.add(foreign: system.cpu)
    text.endLine()
    indented(system.cpuInfo, by: "     ", to: &text)
    text.line("     \(system.cpuCount) CPU\(system.cpuCount > 1 ? "s" : "")")
    if let release = system.linuxRelease {
      let name = "\(release.id) \(release.release) - \(release.codename)"
      text.add(foreign: "Linux \(name) (\(release.description))")
      text.endLine()
    }
    text.endLine()
  }

  private func indented(_ value: String?, by indentation: String, to text: inout TextWriter) {
    guard let value else { return }
    text.add(indentation)
    text.add(foreign: value)
    text.endLine()
  }

  private func crash(_ text: inout TextWriter) {
    guard let crash = state.crash else { return text.line("No crash") }
    text.add("Crash reason:  ")
    text.styled(.crash) { $0.add(foreign: crash.reason) }
    text.endLine()
    text.add("Crash address: ")
    text.styled(.crash) { $0.add(hexadecimal: crash.address, digitCount: digitCount) }
    let analysis = crash.analysis?.asRustMinidump
    text.line(analysis?.adjustedAddress == nil ? "" : " **")
    adjustedAddress(analysis?.adjustedAddress, &text)
    if let analysis { self.analysis(analysis, &text) }
    guard let explanation = crash.explanation else { return }
    text.add("Explanation:   ")
    text.styled(.crash) { $0.add(foreign: explanation) }
    text.endLine()
  }
}
