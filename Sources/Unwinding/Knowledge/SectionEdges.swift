/// The tiny functions at the edges of an ELF file's code, which no other symbol follows: what seems
/// to lie far inside them is the procedure linkage table or constants.
enum SectionEdges {
  /// Both take fewer bytes than this on every CPU.
  static let byteCount: UInt64 = 64

  static func names(_ function: String) -> Bool {
    function == "_init" || function == "_fini"
  }
}
