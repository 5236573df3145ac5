/// A stretch of a function's code: the function itself, or one of several parts.
struct DumpedFunction: Sendable {
  /// Relative to the module.
  var address: UInt64
  var name: NamePlace
  var byteCount: UInt32
  /// Whose names and files it is in.
  var worker: UInt32
  /// The unit with the lines and calls, and where they begin in what was kept of it; none where it is
  /// the highest number.
  var unit: UInt32
  var payload: UInt32
  /// Other functions have the same code.
  var isOneOfSeveral = false

  /// Behind the last byte.
  var end: UInt64 { address &+ UInt64(byteCount) }
}

/// What is kept of a unit until it is written.
struct DumpedUnit: Sendable {
  var index: Int
  var functions: [DumpedFunction]
  /// The lines and calls of the functions, one behind the other.
  var payload: [UInt8]
}
