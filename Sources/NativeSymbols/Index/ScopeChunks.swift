import DWARF
import IndexFiles

/// Which function and inlined calls code belongs to, as the data of an index has it.
struct ScopeChunks {
  /// What a few bits of a stretch say.
  enum Flags {
    static let bitCount: UInt64 = 3
    /// The code belongs to a function.
    static let isInFunction: UInt64 = 1
    /// The function's range follows; otherwise it is that of the stretch before.
    static let hasRange: UInt64 = 2
    /// The start of the outermost inlined call follows; otherwise it is that of the stretch before.
    static let hasCallStart: UInt64 = 4
    /// The code is asked for elsewhere: a range without a function.
    static let unknown: UInt64 = hasRange
  }

  private(set) var chunks = IndexChunks()
  private var scope: UInt64 = 0
  private var function = AddressRange(start: 0, end: 0)
  private var callStart: UInt64 = 0

  var entries: [IndexEntry] { chunks.entries }

  /// Code that belongs to a function, or whose it is the index does not say.
  ///
  /// - Parameter scope: where the innermost scope lies in the data; nil when the index does not say.
  mutating func append(
    _ range: AddressRange, scope: UInt64?, function: AddressRange, callStart: UInt64?,
    _ data: inout IndexData
  ) {
    for part in IndexChunks.parts(of: range) {
      prepare(part, &data)
      if let scope {
        append(part, scope, function, callStart)
      } else {
        append(part, flags: Flags.unknown) { _ in }
      }
    }
  }

  /// Code that belongs to no function.
  mutating func appendNothing(_ range: AddressRange, _ data: inout IndexData) {
    for part in IndexChunks.parts(of: range) {
      prepare(part, &data)
      append(part, flags: 0) { _ in }
    }
  }

  mutating func finish(_ data: inout IndexData) { chunks.finish(&data) }

  private mutating func prepare(_ range: AddressRange, _ data: inout IndexData) {
    chunks.prepare(for: range.start, &data)
    guard chunks.isAtStart else { return }
    scope = 0
    function = AddressRange(start: 0, end: 0)
    callStart = 0
  }

  private mutating func append(
    _ range: AddressRange, _ scope: UInt64, _ function: AddressRange, _ callStart: UInt64?
  ) {
    let isNewFunction = function != self.function
    let newCall = callStart.flatMap { $0 == self.callStart ? nil : $0 }
    let flags =
      Flags.isInFunction | (isNewFunction ? Flags.hasRange : 0)
      | (newCall == nil ? 0 : Flags.hasCallStart)
    let step = Int64(bitPattern: scope &- self.scope)
    append(range, flags: flags) { body in
      body.appendSignedLEB(step)
      if isNewFunction {
        body.appendLEB(range.start &- function.start)
        body.appendLEB(function.end &- function.start)
      }
      if let newCall { body.appendLEB(range.start &- newCall) }
    }
    self.scope = scope
    self.function = function
    if let callStart { self.callStart = callStart }
  }

  private mutating func append(
    _ range: AddressRange, flags: UInt64, _ rest: (inout [UInt8]) -> Void
  ) {
    chunks.append(
      upTo: range.end, from: range.start, flags: flags, flagBitCount: Flags.bitCount, rest)
  }
}
