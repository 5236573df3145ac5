/// What takes one compression apart, piece by piece: a library's decoder.
protocol Decoder: AnyObject {
  /// Decodes from `input` to `output`, which is not empty, until one of them is used up.
  func step(_ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer) -> DecoderStep

  /// Gets ready for the next member; false when the library cannot.
  func reset() -> Bool
}

/// How far a decoder came.
struct DecoderStep {
  /// Bytes of the input that are used up.
  var used: Int
  /// Bytes written to the output.
  var made: Int
  var outcome: Outcome

  enum Outcome {
    case goesOn
    /// A whole file has been decoded; another may follow.
    case memberEnds
    /// Why there is no more, in words.
    case fails(String)
  }

  static let damage = "the compressed data is damaged"
}
