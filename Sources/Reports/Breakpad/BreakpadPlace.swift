import Processing
import Symbols
import Unwinding

extension FrameFacts {
  /// The address that offsets are told of: on x86 and amd64 the return address, on RISC-V that of a call
  /// of four bytes, elsewhere that of the shortest call.
  fileprivate func breakpadAddress(of frame: StackFrame) -> UInt64 {
    guard frame.trust != .context else { return frame.instructionAddress }
    return switch architecture {
    case "x86", "amd64": frame.resumeAddress
    case "riscv", "riscv64": frame.resumeAddress &- 4
    default: frame.instructionAddress
    }
  }
}

/// Where a frame was, as closely as is known: what each line of a stack says.
struct BreakpadPlace {
  /// The file name of its module.
  var module: String?
  var function: String?
  /// The whole path; only with a function.
  var file: String?
  var line: UInt32 = 0
  /// From where the line, the function, the module or memory begins: the closest that is known.
  var offset: UInt64

  init(_ frame: BreakpadFrame, _ facts: FrameFacts) {
    switch frame {
    case .physical(let frame, _): self.init(frame, facts)
    case .inlined(let inline, let frame): self.init(inline, in: frame, facts)
    }
  }

  private init(_ frame: StackFrame, _ facts: FrameFacts) {
    offset = facts.breakpadAddress(of: frame)
    guard let loaded = facts.module(of: frame) else { return }
    module = facts.moduleName(of: frame)
    offset &-= loaded.baseAddress
    guard let symbol = frame.symbol, !symbol.name.isEmpty else { return }
    function = symbol.name
    var start = symbol.relativeAddress
    if let source = symbol.source, let file = source.file, !file.isEmpty {
      self.file = file
      line = source.line
      // Inlined calls and the function around them are all told from the line that was running.
      start = symbol.inlines.first?.source?.relativeAddress ?? source.relativeAddress ?? start
    }
    // A shorter call than was taken for granted may be the first thing there is.
    offset -= min(offset, start)
  }

  private init(_ inline: InlineFrame, in frame: StackFrame, _ facts: FrameFacts) {
    self.init(frame, facts)
    function = inline.name ?? ""
    file = inline.source?.file
    line = inline.source?.line ?? 0
    offset &-= facts.breakpadAddress(of: frame) &- frame.instructionAddress
  }
}
