package import Bytes
import MinidumpFormat

extension StreamPart {
  static let functionTable = StreamPart(type: .functionTable) { composition throws(WritingError) in
    guard let tables = composition.snapshot.functionTables else { return nil }
    let bytes = try tables.encoded(composition.layout.byteOrder)
    // Who maps the file reads 64-bit numbers where they lie.
    return try composition.layout.place(alignment: 8) { $0.append(contentsOf: bytes) }
  }
}

extension FunctionTablesSnapshot {
  /// The stream as it lies in a dump.
  package func encoded(_ order: ByteOrder) throws(WritingError) -> [UInt8] {
    var builder = ByteBuilder(order)
    try builder.append(self)
    return builder.bytes
  }
}

extension ByteBuilder {
  fileprivate mutating func append(_ tables: FunctionTablesSnapshot) throws(WritingError) {
    var header = FunctionTableStreamHeader()
    header.headerByteCount = UInt32(FunctionTableStreamHeader.byteCount)
    header.descriptorByteCount = UInt32(FunctionTableRecord.byteCount)
    header.nativeDescriptorByteCount = tables.nativeDescriptorByteCount
    header.functionEntryByteCount = tables.entryByteCount
    header.tableCount = UInt32(clamping: tables.tables.count)
    append(header)
    for table in tables.tables {
      try append(table, of: tables)
    }
  }

  private mutating func append(
    _ table: FunctionTablesSnapshot.Table, of tables: FunctionTablesSnapshot
  ) throws(WritingError) {
    guard table.nativeDescriptor.byteCount == Int(tables.nativeDescriptorByteCount) else {
      throw WritingError(
        "a function table's native descriptor has \(table.nativeDescriptor.byteCount) bytes, "
          + "the others have \(tables.nativeDescriptorByteCount)")
    }
    let entryByteCount = max(Int(tables.entryByteCount), 1)
    guard table.entries.byteCount % entryByteCount == 0 else {
      throw WritingError(
        "a function table's \(table.entries.byteCount) bytes are no entries of "
          + "\(tables.entryByteCount)")
    }
    let length = table.nativeDescriptor.byteCount + table.entries.byteCount
    let padding = (8 - length % 8) % 8
    var record = table.record
    record.entryCount = UInt32(clamping: table.entries.byteCount / entryByteCount)
    record.paddingByteCount = UInt32(padding)
    append(record)
    append(contentsOf: table.nativeDescriptor.bytes)
    append(contentsOf: table.entries.bytes)
    self.padding(padding)
  }
}
