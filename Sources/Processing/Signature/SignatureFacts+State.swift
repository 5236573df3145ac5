import Signatures
import Symbols
import Unwinding

extension SignatureFacts {
  /// What `state` says of its crash, or of the thread that asked for the dump.
  init(_ state: ProcessState) {
    let thread = state.requestingThreadSummary ?? state.threads.first
    // The 64-bit layer below a 32-bit program is the same in all of them.
    let stack = thread?.wow64Stack ?? thread?.stack
    self.init(frames: stack.map { Self.frames(of: $0, in: state) } ?? [])
    reason = state.crash?.reason
    isRequested = state.crash.map { Self.requests.contains($0.reason) } ?? true
    lastError = thread?.lastError
    message = state.assertion?.text
    annotations = state.annotations.simple.map { ($0.name, $0.text) }
    for object in state.annotations.modules.flatMap(\.objects) where object.type == 1 {
      annotations.append((object.name, object.text))
    }
    if let crash = state.crash, let stack {
      isStackOverflow = StackOverflow.ended(crash, stack, on: state.system.architecture)
    }
  }

  /// What writers put in a crash reason's place when there was no crash.
  private static let requests: Set<String> = [
    "DUMP_REQUESTED", "Simulated Exception", "Triggered Exception",
  ]

  private static func frames(of stack: CallStack, in state: ProcessState) -> [SignatureFrame] {
    stack.frames.prefix(frameLimit).enumerated().flatMap { number, frame in
      frames(of: frame, number: number, in: state)
    }
  }

  /// More than a signature looks at: inlined calls add to them.
  private static let frameLimit = 64

  /// The calls expanded in place, then the function itself.
  private static func frames(
    of frame: StackFrame, number: Int, in state: ProcessState
  ) -> [SignatureFrame] {
    let loaded = frame.moduleIndex.flatMap { index in
      state.modules.indices.contains(index) ? state.modules[index].module : nil
    }
    let module = loaded?.id.codeFileName
    let inlined = (frame.symbol?.inlines ?? []).map { inline in
      var caller = SignatureFrame(number: number, function: inline.name, module: module)
      caller.linkageName = inline.linkageName
      caller.sourceFile = inline.source?.file
      return caller
    }
    var function = SignatureFrame(number: number, function: frame.symbol?.name, module: module)
    function.linkageName = frame.symbol?.linkageName
    function.sourceFile = frame.symbol?.source?.file
    function.moduleOffset = loaded.map { frame.instructionAddress &- $0.baseAddress }
    if module == nil {
      function.unloadedModule = state.unloadedModule(at: frame.instructionAddress)
    }
    return inlined + [function]
  }
}

extension ProcessState {
  /// File name of the first module that once was at an address.
  fileprivate func unloadedModule(at address: UInt64) -> String? {
    let module = unloadedModules.prefix(Self.unloadedLimit).first { $0.contains(address) }
    return module?.name.split { $0 == "/" || $0 == "\\" }.last.map(String.init)
  }

  /// More than Windows remembers (64): a list of millions is a broken one.
  private static let unloadedLimit = 1024
}
