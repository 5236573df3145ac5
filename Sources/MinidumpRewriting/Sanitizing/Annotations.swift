import Bytes
import MinidumpWriting

extension CrashpadSnapshot {
  /// Leaves out what is no text, and the command line, which Chromium tells switch by switch.
  mutating func dropPrivateAnnotations() {
    simpleAnnotations.removeAll { $0.key.isOfCommandLine }
    for index in modules.indices {
      modules[index].simpleAnnotations.removeAll { $0.key.isOfCommandLine }
      modules[index].annotationObjects.removeAll { $0.type != 1 || $0.name.isOfCommandLine }
    }
  }

  /// Hands on each value.
  mutating func changeTexts(_ change: (inout String) -> Void) {
    for index in simpleAnnotations.indices { change(&simpleAnnotations[index].value) }
    for index in modules.indices { modules[index].changeTexts(change) }
  }
}

extension CrashpadSnapshot.Module {
  fileprivate mutating func changeTexts(_ change: (inout String) -> Void) {
    for index in listAnnotations.indices { change(&listAnnotations[index]) }
    for index in simpleAnnotations.indices { change(&simpleAnnotations[index].value) }
    for index in annotationObjects.indices {
      let bytes = annotationObjects[index].value.bytes
      let text = String(decoding: bytes, as: UTF8.self)
      var changed = text
      change(&changed)
      if changed != text { annotationObjects[index].value = ByteView(Array(changed.utf8)) }
    }
  }
}

extension String {
  fileprivate var isOfCommandLine: Bool {
    let name = lowercased()
    return name.hasPrefix("switch-")
      || ["num-switches", "switches", "commandline", "command_line", "command-line", "cmdline"]
        .contains(name)
  }
}
