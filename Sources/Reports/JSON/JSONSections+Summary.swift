import Processing
import Signatures
import Symbols
import Unwinding

extension JSONSections {
  /// So many functions are named: enough to tell crashes apart.
  private static let namedFrameLimit = 10

  /// What crashed, and where, in a few members.
  func summary(_ json: inout JSONWriter) {
    json.object("summary") { json in
      json.address("address", state.crash?.address, digitCount: digitCount)
      json.member("cpu", state.system.cpu)
      json.member("diagnostic_count", state.diagnostics.count)
      json.array("frames", crashingFrames) { $0.string(place(of: $1)) }
      json.member("os", state.system.operatingSystem)
      json.member("signature", state.signature?.text)
      if let end = state.requestingThreadSummary?.stack.end { json.member("stack_end", end.kind) }
      json.member("thread", state.requestingThread)
      json.member("thread_count", state.threads.count)
      json.member("type", state.crash?.reason)
    }
  }

  private var crashingFrames: ArraySlice<StackFrame> {
    state.requestingThreadSummary?.stack.frames.prefix(Self.namedFrameLimit) ?? []
  }

  /// "app!main", "app + 0x1234", "0x7f0012345678".
  private func place(of frame: StackFrame) -> String {
    guard let module = facts.module(of: frame), let name = facts.moduleName(of: frame) else {
      return "0x" + String(frame.instructionAddress, radix: 16)
    }
    if let symbol = frame.symbol { return "\(name)!\(symbol.name)" }
    return "\(name) + 0x" + String(frame.instructionAddress &- module.baseAddress, radix: 16)
  }
}
