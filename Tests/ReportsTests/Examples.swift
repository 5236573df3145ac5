import MinidumpFormat
import Processing
import Symbols
import Unwinding

/// Small states by hand, for snapshots of every report.
enum Examples {
  static let byName: [String: ProcessState] = [
    "crash": crash, "unloaded": unloaded, "empty": ProcessState(),
  ]

  /// A 32-bit program that wrote to address 0x45: one frame with a line, an inlined call and its
  /// surroundings, one guessed frame in a system library without symbols.
  static var crash: ProcessState {
    var state = ProcessState()
    state.system = windows
    state.processID = 3932
    state.processUptime = 7
    state.dumpTime = 1_171_480_435
    state.crash = CrashSummary(
      reason: "EXCEPTION_ACCESS_VIOLATION_WRITE", address: 0x45, threadID: 3060)
    state.requestingThread = 0
    state.modules = [app, system]
    let stack = CallStack(frames: [innermost, guess], end: .noStackMemory)
    state.threads = [
      ThreadSummary(id: 3060, name: "main", lastError: "ERROR_SUCCESS", stack: stack),
      ThreadSummary(id: 4544, stack: CallStack(end: .skipped)),
    ]
    return state
  }

  /// The same with what only Breakpad's reports tell: numbers of version and exception, a start.
  static var breakpad: ProcessState {
    var state = crash
    state.system.versionNumbers = "5.1.2600"
    state.system.servicePack = "Service Pack 2"
    state.processStartTime = 1_171_480_428
    state.modules[0].packedVersion = "1.2.3.4"
    state.crash?.facts = ExceptionFacts(
      code: 0xc000_0005, parameters: [1, 0x45], platform: .windowsNT, architecture: .x86)
    return state
  }

  private static var windows: SystemSummary {
    var system = SystemSummary()
    system.operatingSystem = "Windows NT"
    system.operatingSystemVersion = "5.1.2600 Service Pack 2"
    system.cpu = "x86"
    system.cpuInfo = "GenuineIntel family 6 model 13 stepping 8"
    system.cpuCount = 1
    system.pointerByteCount = 4
    return system
  }

  private static var app: ModuleSummary {
    let id = ModuleID(
      codeFile: #"C:\App\app.exe"#, codeIdentifier: CodeIdentifier("45d35f6c2d000"),
      debugFile: #"D:\build\app.pdb"#,
      debugIdentifier: DebugIdentifier("5A9832E5287241C1838ED98914E9B7FF1"))
    var app = ModuleSummary(
      module: LoadedModule(id: id, baseAddress: 0x40_0000, byteCount: 0x2_d000), version: "1.2.3.4")
    app.symbols = .loaded(badRecordCount: 0)
    return app
  }

  private static var system: ModuleSummary {
    let id = ModuleID(codeFile: #"C:\WINDOWS\system32\kernel32.dll"#)
    var system = ModuleSummary(
      module: LoadedModule(id: id, baseAddress: 0x7c80_0000, byteCount: 0xf_4000))
    system.symbols = .missing(places: ["symbols/kernel32.pdb"])
    return system
  }

  private static var innermost: StackFrame {
    var registers = Registers()
    for number in UInt8(0)..<10 {
      registers[number] = UInt64(number) * 0x11
    }
    var frame = StackFrame(
      resumeAddress: 0x40_429e, instructionAddress: 0x40_429e, registers: registers,
      trust: .context)
    frame.moduleIndex = 0
    frame.symbol = SymbolMatch(
      name: "crash(int)", relativeAddress: 0x4280, byteCount: 0x40,
      source: SourceLocation(file: #"c:\src\app.cc"#, line: 58, relativeAddress: 0x4298),
      inlines: [InlineFrame(name: "poke", source: SourceLocation(file: "c:/src/poke.h", line: 9))])
    return frame
  }

  private static var guess: StackFrame {
    var registers = Registers()
    registers[8] = 0x7c81_6fd7
    registers[4] = 0x12_ffc8
    var frame = StackFrame(
      resumeAddress: 0x7c81_6fd7, instructionAddress: 0x7c81_6fd6, registers: registers,
      trust: .scan)
    frame.moduleIndex = 1
    return frame
  }

  /// A 64-bit frame in no module, where two unloaded ones once were.
  static var unloaded: ProcessState {
    var state = ProcessState()
    let frame = StackFrame(
      resumeAddress: 0xf0_0800, instructionAddress: 0xf0_0800, registers: Registers(),
      trust: .context)
    state.threads = [
      ThreadSummary(id: 1, stack: CallStack(frames: [frame], end: .zeroReturnAddress))
    ]
    state.unloadedModules = [
      ("solo.dll", 0xf0_0220), ("many.dll", 0xf0_03a0), ("many.dll", 0xf0_0000),
      ("gone.dll", 0xa0_0000), ("many.dll", 0xf0_0000),
    ].map { name, base in
      UnloadedModuleSummary(
        name: name, baseAddress: base, byteCount: 0x1000, codeIdentifier: nil)
    }
    return state
  }
}
