import MinidumpReading

extension AssertionSummary {
  init(_ stream: AssertionInfo) {
    self.init(Kind(stream.kind))
    expression = stream.expression
    function = stream.function
    file = stream.file
    line = stream.line
  }
}

extension AssertionSummary.Kind {
  fileprivate init(_ number: UInt32) {
    switch number {
    case 1: self = .invalidParameter
    case 2: self = .pureVirtualCall
    default: self = .other(number)
    }
  }
}
