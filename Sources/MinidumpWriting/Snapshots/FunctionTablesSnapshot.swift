public import Bytes
public import MinidumpFormat

/// The function tables of code that was made at run time.
public struct FunctionTablesSnapshot: Sendable {
  /// One table.
  public struct Table: Sendable {
    /// Everything but counts, which the writer fills in.
    public var record: FunctionTableRecord
    /// The system's own record of the table.
    public var nativeDescriptor: ByteView
    /// One entry behind the other.
    public var entries: ByteView

    public init(
      record: FunctionTableRecord, nativeDescriptor: ByteView = .empty, entries: ByteView = .empty
    ) {
      self.record = record
      self.nativeDescriptor = nativeDescriptor
      self.entries = entries
    }
  }

  /// How long the system's own record of each table is.
  public var nativeDescriptorByteCount: UInt32
  /// How long each entry is: 12 on x86-64, 8 on Arm.
  public var entryByteCount: UInt32
  /// In the order they are written in.
  public var tables: [Table]

  public init(nativeDescriptorByteCount: UInt32 = 0, entryByteCount: UInt32, tables: [Table]) {
    self.nativeDescriptorByteCount = nativeDescriptorByteCount
    self.entryByteCount = entryByteCount
    self.tables = tables
  }
}
