import Symbols
import Unwinding

extension FrameTrust {
  /// As rust-minidump's JSON calls it.
  var name: String {
    switch self {
    case .context: "context"
    case .callFrameInfo: "cfi"
    case .callFrameInfoScan: "cfi_scan"
    case .framePointer: "frame_pointer"
    case .scan: "scan"
    }
  }

  /// As the human report says it, after "Found by: ".
  var sentence: String {
    switch self {
    case .context: "given as instruction pointer in context"
    case .callFrameInfo: "call frame info"
    case .callFrameInfoScan: "call frame info with scanning"
    case .framePointer: "previous frame's frame pointer"
    case .scan: "stack scanning"
    }
  }
}

extension StackEnd {
  /// As our JSON calls it.
  var kind: String {
    switch self {
    case .noContext: "no_context"
    case .unsupportedArchitecture: "unsupported_cpu"
    case .skipped: "skipped"
    case .entryFunction: "entry_function"
    case .noCaller: "no_caller"
    case .zeroReturnAddress: "zero_return_address"
    case .noStackMemory: "no_stack_memory"
    case .nothingFound: "nothing_found"
    case .frameLimit: "frame_limit"
    case .interrupted(.outOfTime): "time_limit"
    case .interrupted(.outOfMemory): "memory_limit"
    case .symbolsNeeded: "symbols_needed"
    }
  }

  /// Why there are no more frames, in words; nil when the stack is whole.
  var shortcoming: String? {
    switch self {
    case .entryFunction, .noCaller, .zeroReturnAddress: nil
    case .noContext: "the dump has no registers of this thread"
    case .unsupportedArchitecture: "stacks of this CPU cannot be walked yet"
    case .skipped: "the thread was writing the dump"
    case .noStackMemory: "the dump does not hold the memory further up the stack"
    case .nothingFound: "no caller could be found that is to be believed"
    case .frameLimit: "the limit on frames was reached"
    case .interrupted(.outOfTime): "the limit on time was reached"
    case .interrupted(.outOfMemory): "the limit on memory was reached"
    case .symbolsNeeded: "symbols are to be fetched first"
    }
  }
}

extension SourceLocation {
  /// The line to print: none where the file is not known, as a number alone says nothing.
  var shownLine: UInt32? { file == nil ? nil : line }
}
