public import Bytes

/// Call-frame information as it lies in a file: the section `.eh_frame` or `.debug_frame`.
///
/// Sources: DWARF 5, 6.4 "Call Frame Information"; Linux Standard Base, "Exception Frames".
public struct CallFrameSection: Sendable {
  /// Which of the two it is.
  public enum Kind: Hashable, Sendable {
    /// `.eh_frame`
    case exceptionFrames
    /// `.debug_frame`
    case debugFrames
  }

  /// What instructions mean that differ between CPUs.
  public enum Dialect: Hashable, Sendable {
    case common
    /// Return addresses may be signed: `DW_CFA_AARCH64_negate_ra_state`.
    case arm64
    /// Register windows: `DW_CFA_GNU_window_save`.
    case sparc
  }

  /// Which of the two it is.
  public var kind: Kind
  /// The section, decompressed.
  public var bytes: ByteView
  /// Where the section is loaded.
  public var address: UInt64
  /// 4 or 8.
  public var addressByteCount: Int
  /// Of the numbers in the section.
  public var order: ByteOrder
  /// Of the CPU.
  public var dialect: Dialect
  /// Where `.text` is loaded, for addresses relative to it.
  public var textAddress: UInt64 = 0
  /// Where the global offset table is loaded, for addresses relative to it.
  public var dataAddress: UInt64 = 0
  /// Whether an entry of no bytes is the last one: where nothing else tells how long the section is.
  public var endsAtEmptyEntry = false

  /// - Parameter address: where it is loaded; entries may be relative to where they lie.
  public init(
    _ kind: Kind, _ bytes: ByteView, address: UInt64, addressByteCount: Int, order: ByteOrder,
    dialect: Dialect
  ) {
    self.kind = kind
    self.bytes = bytes
    self.address = address
    self.addressByteCount = addressByteCount
    self.order = order
    self.dialect = dialect
  }

  var bases: PointerBases {
    PointerBases(
      bytes: address, text: textAddress, data: dataAddress, addressByteCount: addressByteCount)
  }

  func cursor(at offset: Int, end: Int = .max) -> DWARFCursor {
    DWARFCursor(bytes, at: offset, end: end, order: order)
  }
}
