import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension DumpSnapshot {
  /// Replaces the names of home folders wherever texts are kept, and says in how many.
  mutating func hideHomeFolders() -> Int {
    var count = 0
    func hide(_ text: inout String) {
      guard let changed = text.withoutHomeNames else { return }
      text = changed
      count += 1
    }
    for index in modules.indices { modules[index].changeNames(hide) }
    for index in unloadedModules.indices { hide(&unloadedModules[index].name) }
    for index in threads.indices { threads[index].name?.change(hide) }
    linuxDSODebug?.changeNames(hide)
    crashpad?.changeTexts(hide)
    macCrashInfo?.changeTexts(hide)
    macBootArguments?.change(hide)
    assertionInfo?.changeTexts(hide)
    for index in rawStreams.indices where Self.texts.contains(rawStreams[index].type) {
      if let changed = rawStreams[index].bytes.bytes.withoutHomeNames {
        rawStreams[index].bytes = ByteView(changed)
        count += 1
      }
    }
    return count
  }

  /// Kept streams of which all is text in UTF-8.
  private static let texts: Set<StreamType> = [
    .linuxCPUInfo, .linuxProcStatus, .linuxLSBRelease, .linuxMaps, .linuxProcStat,
    .linuxProcUptime, .mozLinuxLimits, .mozSoftErrors,
  ]
}

private typealias Change = (inout String) -> Void

extension String {
  fileprivate mutating func change(_ change: Change) { change(&self) }
}

extension ModuleSnapshot {
  fileprivate mutating func changeNames(_ change: Change) {
    change(&name)
    // A path of its own, in a form nobody has written for twenty years.
    miscellaneous = .empty
    switch codeView {
    case .pdb70(let guid, let age, var name):
      change(&name)
      codeView = .pdb70(guid: guid, age: age, name: name)
    case .pdb20(let timestamp, let age, var name):
      change(&name)
      codeView = .pdb20(timestamp: timestamp, age: age, name: name)
    case .other:
      codeView = nil
    case .buildID, nil:
      break
    }
  }
}

extension AssertionInfoRecord {
  fileprivate mutating func changeTexts(_ change: Change) {
    for field in [\AssertionInfoRecord.expression, \.function, \.file] {
      let units = self[keyPath: field].array.prefix { $0 != 0 }
      var text = String(decoding: units, as: UTF16.self)
      change(&text)
      // Nothing behind the end, either.
      var changed = FixedArray<128, UInt16>(repeating: 0)
      changed.fill(from: text.utf16)
      self[keyPath: field] = changed
    }
  }
}

extension LinuxDSODebugSnapshot {
  fileprivate mutating func changeNames(_ change: Change) {
    switch linker {
    case .bits32(let head, var libraries):
      for index in libraries.indices { change(&libraries[index].name) }
      linker = .bits32(head, libraries)
    case .bits64(let head, var libraries):
      for index in libraries.indices { change(&libraries[index].name) }
      linker = .bits64(head, libraries)
    case .bits64Packed(let head, var libraries):
      for index in libraries.indices { change(&libraries[index].name) }
      linker = .bits64Packed(head, libraries)
    }
  }
}

extension MacCrashInfoSnapshot {
  fileprivate mutating func changeTexts(_ change: Change) {
    for index in records.indices {
      switch records[index] {
      case .first:
        break
      case .fourth(let record, var texts):
        texts.change(change)
        records[index] = .fourth(record, texts)
      case .fifth(let record, var texts):
        texts.change(change)
        records[index] = .fifth(record, texts)
      }
    }
  }
}

extension MacCrashInfoSnapshot.Texts {
  fileprivate mutating func change(_ change: Change) {
    change(&modulePath)
    change(&message)
    change(&signature)
    change(&backtrace)
    change(&secondMessage)
  }
}
