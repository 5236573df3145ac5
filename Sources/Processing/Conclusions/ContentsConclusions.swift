import Bytes
import MinidumpFormat
import MinidumpReading

/// The streams that reports show as they are.
enum ContentsConclusions {
  static func contents(in reader: inout StreamReader) -> DumpContents {
    var contents = DumpContents()
    contents.header = reader.dump.header
    contents.system = reader.stream(SystemInfo.self)
    contents.miscInfo = reader.stream(MiscInfo.self)
    addMemory(to: &contents, in: &reader)
    addWindows(to: &contents, in: &reader)
    addLinux(to: &contents, in: &reader)
    addProducers(to: &contents, in: &reader)
    addTexts(to: &contents, in: &reader)
    return contents
  }

  private static func addMemory(to contents: inout DumpContents, in reader: inout StreamReader) {
    contents.memory = reader.stream(MemoryList.self)
    contents.memory64 = reader.stream(Memory64List.self)
    contents.memoryInfo = reader.stream(MemoryInfoList.self)
    contents.vmCounters = reader.stream(ProcessVMCounters.self)
    contents.systemMemory = reader.stream(SystemMemoryInfo.self)
  }

  private static func addWindows(to contents: inout DumpContents, in reader: inout StreamReader) {
    contents.handleOperations = reader.stream(HandleOperationList.self)
    contents.tokens = reader.stream(TokenList.self)
    contents.threadInfo = reader.stream(ThreadInfoList.self)
    contents.functionTables = reader.stream(FunctionTables.self)
    contents.threadsEx = reader.stream(ThreadExList.self)
    contents.wineModules = reader.stream(WineModuleList.self)
  }

  private static func addLinux(to contents: inout DumpContents, in reader: inout StreamReader) {
    contents.auxiliaryVector = reader.stream(LinuxAuxiliaryVector.self)
    contents.environment = reader.stream(LinuxEnvironment.self)
    contents.cpuInfo = reader.stream(LinuxCPUInfo.self)
    contents.procStatus = reader.stream(LinuxProcStatus.self)
    contents.procStat = reader.stream(LinuxProcStat.self)
    contents.procUptime = reader.stream(LinuxProcUptime.self)
    contents.dsoDebug = reader.stream(LinuxDSODebug.self)
  }

  private static func addProducers(to contents: inout DumpContents, in reader: inout StreamReader) {
    contents.stability = reader.stream(StabilityReport.self)
    contents.sentryStacks = reader.stream(SentryStackTraces.self)
    contents.facebookBuild = reader.stream(FacebookBuildID.self)
    contents.isByLLDB = reader.stream(LLDBGenerated.self) != nil
  }

  private static func addTexts(to contents: inout DumpContents, in reader: inout StreamReader) {
    if let comment = reader.stream(CommentA.self) {
      let view = beginning(of: comment.view, of: CommentA.type, in: &reader)
      contents.comments.append(CommentA(view, in: reader.dump).text)
    }
    if let comment = reader.stream(CommentW.self) {
      let view = beginning(of: comment.view, of: CommentW.type, in: &reader)
      contents.comments.append(CommentW(view, in: reader.dump).text)
    }
    for type in texts {
      guard let stream = reader.stream(type) else { continue }
      let view = beginning(of: stream.view, of: type.type, in: &reader)
      contents.texts[type.type] = String(decoding: view.bytes, as: UTF8.self)
    }
  }

  private static let texts: [any TextStream.Type] = [
    LinuxProcFD.self, FacebookLogcat.self, FacebookAppCustomData.self,
    FacebookAppVersionName.self, FacebookJavaStack.self, FacebookDalvikInfo.self,
    FacebookDumpErrorLog.self, FacebookAppStateLog.self, FacebookAbortReason.self,
    FacebookThreadName.self,
  ]

  /// As much of a text as reports show; that there is more is noted.
  private static func beginning(
    of view: ByteView, of type: StreamType, in reader: inout StreamReader
  ) -> ByteView {
    let limit = DumpContents.textByteLimit
    guard view.byteCount > limit else { return view }
    reader.note(
      Diagnostic(
        subject: type.name ?? type.hexadecimal,
        message: "is \(view.byteCount) bytes long: reports show the first \(limit)",
        offset: view.fileOffset))
    return view.clampedSlice(at: 0, byteCount: UInt64(limit))
  }
}
