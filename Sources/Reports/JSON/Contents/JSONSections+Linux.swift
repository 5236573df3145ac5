import MinidumpFormat
import MinidumpReading
import Processing

// What the files of /proc say, as Breakpad's client and its heirs keep them.
extension JSONSections {
  func linuxProcess(_ json: inout JSONWriter) {
    let contents = state.contents
    let streams: [(any MinidumpStream)?] = [
      contents.auxiliaryVector, contents.cpuInfo, contents.environment, contents.dsoDebug,
      contents.linuxMaps, contents.procStatus, contents.procStat, contents.procUptime,
    ]
    guard streams.contains(where: { $0 != nil }) || contents.texts[.linuxProcFD] != nil else {
      return
    }
    json.object("linux_process") { json in
      auxiliaryVector(&json)
      texts("cpu", contents.cpuInfo.map { Self.firstProcessor($0.entries) } ?? [], to: &json)
      environment(&json)
      linkMap(&json)
      memoryMap(&json)
      openFiles(&json)
      stat(&json)
      texts("status", contents.procStatus?.entries ?? [], to: &json)
      uptime(&json)
    }
  }

  /// The others have the same to say.
  private static func firstProcessor(
    _ entries: [(key: String, value: String)]
  ) -> [(key: String, value: String)] {
    guard let first = entries.first?.key,
      let next = entries.dropFirst().firstIndex(where: { $0.key == first })
    else { return entries }
    return Array(entries[..<next])
  }

  private func auxiliaryVector(_ json: inout JSONWriter) {
    let vector = state.contents.auxiliaryVector?.prefix { $0.type != 0 }
    list("auxiliary_vector", of: "values", vector, to: &json) { json, entry in
      json.object { json in
        json.optional("name", CodeWords.auxiliaryVector[entry.type])
        json.member("type", entry.type)
        json.address("value", entry.value, digitCount: digitCount)
      }
    }
  }

  /// Variables with their values where those steer the run of a program; the others' may be secret.
  private func environment(_ json: inout JSONWriter) {
    guard let variables = state.contents.environment?.variables, !variables.isEmpty else { return }
    var values: [String: String?] = [:]
    for variable in variables {
      let name = String(variable.prefix { $0 != "=" })
      guard values[name] == nil else { continue }
      values[name] = .some(
        PublicVariables.contains(name) ? String(variable.dropFirst(name.count + 1)) : nil)
    }
    texts("environment", values, to: &json)
  }

  private func linkMap(_ json: inout JSONWriter) {
    guard let linker = state.contents.dsoDebug else { return }
    json.object("link_map") { json in
      json.address("breakpoint", linker.breakpoint, digitCount: digitCount)
      json.address("dynamic", linker.dynamic, digitCount: digitCount)
      bounded("libraries", linker, count: linker.count, to: &json) { json, library in
        json.object { json in
          json.address("address", library.address, digitCount: digitCount)
          json.address("dynamic", library.dynamic, digitCount: digitCount)
          json.member("name", library.name)
        }
      }
      json.address("linker_address", linker.linkerBase, digitCount: digitCount)
      json.member("version", linker.version)
    }
  }

  private func openFiles(_ json: inout JSONWriter) {
    guard let text = state.contents.texts[.linuxProcFD] else { return }
    let lines = text.split { $0 == "\n" || $0 == "\0" }
    json.array("open_files", lines) { $0.string(String($1)) }
  }

  /// Numbers as numbers.
  private func stat(_ json: inout JSONWriter) {
    guard let fields = state.contents.procStat?.fields, !fields.isEmpty else { return }
    json.object("stat") { json in
      let named = zip(CodeWords.procStat, fields).sorted { $0.0.precedesInBytes($1.0) }
      for (name, field) in named {
        if let number = Int64(field) {
          json.signed(name, number)
        } else if let number = UInt64(field) {
          json.member(name, number)
        } else {
          json.member(name, field)
        }
      }
    }
  }

  private func uptime(_ json: inout JSONWriter) {
    guard let seconds = state.contents.procUptime?.seconds else { return }
    json.object("uptime") { json in
      self.seconds("idle", seconds.idle, to: &json)
      self.seconds("running", seconds.running, to: &json)
    }
  }

  private func seconds(_ name: String, _ seconds: Double?, to json: inout JSONWriter) {
    json.key(name)
    if let seconds, seconds.isFinite, seconds < 1e15 {
      json.number(text: "\(seconds)")
    } else {
      json.null()
    }
  }
}

/// Variables of the environment whose values say how a program runs, and nothing of its user.
enum PublicVariables {
  static func contains(_ name: String) -> Bool {
    names.contains(name) || prefixes.contains { name.hasPrefix($0) }
  }

  private static let names: Set<String> = [
    "ASAN_OPTIONS", "DISPLAY", "GLIBC_TUNABLES", "LANG", "LANGUAGE", "LD_AUDIT",
    "LD_BIND_NOW", "LD_LIBRARY_PATH", "LD_PRELOAD", "LSAN_OPTIONS", "MSAN_OPTIONS", "PATH",
    "RUST_BACKTRACE", "SHELL", "SWIFT_BACKTRACE", "TERM", "TSAN_OPTIONS", "TZ", "UBSAN_OPTIONS",
    "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE",
  ]

  private static let prefixes = ["LC_", "MALLOC_"]
}
