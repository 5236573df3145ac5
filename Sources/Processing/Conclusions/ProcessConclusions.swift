import Bytes
import MinidumpFormat
import MinidumpReading

/// What a dump says of the process as a whole.
enum ProcessConclusions {
  static func conclude(_ state: inout ProcessState, in reader: inout StreamReader) {
    let timestamp = reader.dump.header.timestamp
    state.dumpTime = timestamp == 0 ? nil : timestamp
    addTimes(to: &state, in: &reader)
    addLinuxFacts(to: &state, in: &reader)
    addMozillaFacts(to: &state, in: &reader)
    state.assertion = reader.stream(AssertionInfo.self).map(AssertionSummary.init)
    state.handles = reader.stream(HandleData.self).map { handles(of: $0, in: &reader) }
    state.contents = ContentsConclusions.contents(in: &reader)
    StreamNotes.add(to: &state, of: reader.dump)
  }

  private static func handles(
    of list: HandleData, in reader: inout StreamReader
  ) -> [HandleSummary] {
    var budget = TextBudget(for: reader.dump)
    // In an honest dump no two handles share a link.
    var linkBudget = reader.dump.view.byteCount / HandleObjectInformationRecord.byteCount
    let handles = list.map { handle in
      var summary = HandleSummary(
        handle: handle.handle,
        typeName: handle.record.typeNameOffset == 0
          ? nil : budget.spend(handle.typeName ?? ""),
        objectName: handle.record.objectNameOffset == 0
          ? nil : budget.spend(handle.objectName ?? ""))
      summary.record = handle.record
      if linkBudget > 0, let offset = handle.objectInfoOffset, offset != 0 {
        let links = handle.objectInformation
        linkBudget -= links.count
        summary.facts = links.compactMap(\.fact)
      }
      return summary
    }
    reader.note(budget, in: "handle data")
    return handles
  }

  private static func addTimes(to state: inout ProcessState, in reader: inout StreamReader) {
    let information = reader.stream(MiscInfo.self)
    state.processID = information?.processID
    state.processStartTime = information?.processCreateTime
    if let created = information?.processCreateTime {
      state.processUptime = ProcessUptime.seconds(
        dumpTime: reader.dump.header.timestamp, startTime: created)
    }
  }

  private static func addLinuxFacts(to state: inout ProcessState, in reader: inout StreamReader) {
    if state.processID == nil {
      state.processID = reader.stream(LinuxProcStatus.self).flatMap {
        LinuxFacts.processID(status: $0.text)
      }
    }
    state.linuxMemoryMapCount = reader.stream(LinuxMaps.self)?.count
    let arguments = reader.stream(LinuxCommandLine.self)?.arguments ?? []
    state.commandLine = arguments.isEmpty ? nil : arguments.joined(separator: " ")
  }

  private static func addMozillaFacts(to state: inout ProcessState, in reader: inout StreamReader) {
    state.processLimits = reader.stream(MozLinuxLimits.self).map {
      ProcessLimit.limits(inText: $0.text)
    }
    state.softErrors = reader.stream(MozSoftErrors.self)?.text
    state.macBootArguments = reader.stream(MozMacosBootargs.self)?.arguments
    state.macCrashRecords = reader.stream(MozMacosCrashInfo.self)?.entries.map(MacCrashRecord.init)
  }
}
