/// Records of one kind, one behind the other, decoded when they are asked for.
public struct RecordList<Element: Record>: RandomAccessCollection, Sendable {
  /// The bytes of the records.
  public let view: ByteView
  /// Of the numbers in the records.
  public let byteOrder: ByteOrder
  /// Bytes from the start of one record to the start of the next: at least `Element.byteCount`.
  public let stride: Int
  /// Whole records that lie in ``view``, and no more than the file claims.
  public let count: Int

  /// The records that `view` holds whole.
  ///
  /// - Parameters:
  ///   - stride: bytes from one record to the next; taken as `Element.byteCount` when smaller.
  ///   - count: how many the file claims there are; never more than fit are shown.
  public init(
    in view: ByteView, _ byteOrder: ByteOrder, stride: Int = Element.byteCount, count: Int = .max
  ) {
    self.view = view
    self.byteOrder = byteOrder
    self.stride = Swift.max(stride, Element.byteCount)
    let fitting =
      view.byteCount < Element.byteCount
      ? 0 : (view.byteCount - Element.byteCount) / self.stride + 1
    self.count = Swift.min(Swift.max(0, count), fitting)
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  /// Decoded anew each time; zeros where ``view`` ends before the record does.
  @inlinable
  public subscript(position: Int) -> Element {
    guard let record = try? view.record(Element.self, at: position &* stride, byteOrder) else {
      return Element()
    }
    return record
  }
}
