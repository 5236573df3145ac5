import Bytes
import MinidumpFormat
import MinidumpReading

/// Touches every stream of a dump, every element of it and every property of that.
struct Walk {
  private(set) var problems: [MinidumpError] = []
  /// How many elements of each type of stream there were.
  private(set) var counts: [StreamType: Int] = [:]
  /// Something of everything that was read, so that nothing is left unread.
  private(set) var sum = 0
  private let dump: Minidump

  init(_ dump: Minidump) {
    self.dump = dump
    problems += dump.problems
    for entry in dump.streams {
      count(entry.type.description)
      count(entry.view)
    }
    for stream in MinidumpStreams.all {
      read(stream)
    }
    let memory = ProcessMemory(of: dump)
    for region in memory.regions.prefix(64) {
      count(memory.load(UInt64.self, at: region.address) ?? 0)
      count(memory.prefix(at: region.address &- 4, byteCount: 8)?.count ?? 0)
    }
  }

  private mutating func read<Stream: MinidumpStream>(_ type: Stream.Type) {
    do {
      guard let stream = try dump.stream(type) else { return }
      problems += stream.problems
      touch(stream)
    } catch {
      problems.append(error)
    }
  }

  private mutating func touch(_ stream: some MinidumpStream) {
    switch stream {
    case let stream as ThreadList: each(stream) { $0.touch($1) }
    case let stream as ThreadNames: each(stream) { $0.count($1.name) }
    case let stream as ModuleList: each(stream) { $0.touch($1) }
    case let stream as UnloadedModuleList: each(stream) { $0.count($1.name) }
    case let stream as MemoryList: each(stream) { $0.count($1.view) }
    case let stream as Memory64List: each(stream) { $0.count($1.view) }
    case let stream as MemoryInfoList: each(stream) { $0.count($1.protection.rawValue) }
    case let stream as HandleData: each(stream) { $0.touch($1) }
    case let stream as LinuxMaps: each(stream) { $0.count($1.path) }
    case let stream as LinuxAuxiliaryVector: each(stream) { $0.count($1.value) }
    case let stream as LinuxDSODebug: each(stream) { $0.count($1.name) }
    case let stream as any TextStream: touch(stream)
    default: touchOther(stream)
    }
  }

  private mutating func touchOther(_ stream: some MinidumpStream) {
    switch stream {
    case let stream as ExceptionStream:
      count(stream.parameters)
      let architecture = architecture
      context { () throws(MinidumpError) in try stream.context(architecture) }
    case let stream as SystemInfo:
      count((stream.servicePack ?? "") + stream.x86.vendorName + (stream.wine?.release ?? ""))
      count(stream.features)
    case let stream as MiscInfo:
      count("\(stream.buildString ?? "") \(stream.standardTimeName ?? "")")
      count(stream.extendedState?.enabledFeatures ?? UInt64(stream.processID ?? 0))
    case let stream as BreakpadInfo: count(stream.requestingThreadID ?? 0)
    case let stream as AssertionInfo: count(stream.expression + stream.function + stream.file)
    case let stream as CrashpadInfo: touch(stream)
    case let stream as MozMacosBootargs: count(stream.arguments)
    case let stream as MozMacosCrashInfo: count(stream.entries.map { $0.message ?? "" })
    case let stream as any ProducerStream: touchProducer(stream)
    default:
      if !touchWindows(stream) {
        problems.append(MinidumpError("walk", "\(type(of: stream)) is not walked"))
      }
    }
  }

  mutating func each<List: MinidumpStream & RandomAccessCollection>(
    _ list: List, _ touch: (inout Walk, List.Element) -> Void
  ) {
    counts[List.type] = list.count
    for element in list { touch(&self, element) }
  }

  private mutating func touch(_ thread: Minidump.Thread) {
    count(thread.stack)
    let architecture = architecture
    context { () throws(MinidumpError) in try thread.context(architecture) }
  }

  private mutating func context(_ read: () throws(MinidumpError) -> CPUContext) {
    do {
      let context = try read()
      count(context.generalRegisters.map(\.value))
      count(context.programCounter ^ context.stackPointer)
    } catch {
      problems.append(error)
    }
  }

  private mutating func touch(_ module: Minidump.Module) {
    let name = module.nameText
    problems += name.problem.map { [$0] } ?? []
    count(name.text + (module.versionString ?? "") + "\(String(describing: module.codeView))")
  }

  private mutating func touch(_ text: any TextStream) {
    count(text.text)
    count(text.lines)
    count(text.pairs(separatedBy: ":").map(\.value))
    count(text.zeroTerminatedPieces)
  }

  private mutating func touch(_ crashpad: CrashpadInfo) {
    count(crashpad.simpleAnnotations.map { $0.key + $0.value })
    for module in crashpad.modules {
      count(module.listAnnotations)
      count(module.simpleAnnotations.map { $0.key + $0.value })
      count(module.annotationObjects.map { $0.name + ($0.text ?? "") })
    }
  }

  private var architecture: ProcessorArchitecture? {
    (try? dump.stream(SystemInfo.self))?.architecture
  }

  mutating func count(_ text: String) { sum &+= text.utf8.count }
  mutating func count(_ texts: [String]) { for text in texts { count(text) } }
  mutating func count(_ numbers: [UInt64]) { for number in numbers { count(number) } }
  mutating func count(_ view: ByteView) { sum &+= Int(view[view.byteCount - 1] ?? 0) }
  mutating func count(_ number: some FixedWidthInteger) {
    sum &+= Int(truncatingIfNeeded: number)
  }
}
