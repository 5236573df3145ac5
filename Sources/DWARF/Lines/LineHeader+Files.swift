extension LineHeader {
  /// A file as versions before 5 name it; nil behind the last.
  static func oldFile(_ cursor: inout DWARFCursor) -> LineFile? {
    let start = UInt64(cursor.offset)
    cursor.skipTerminated()
    guard !cursor.isBroken, UInt64(cursor.offset) > start + 1 else { return nil }
    let file = LineFile(
      name: AttributeValue(form: .string, number: start), folder: cursor.unsignedLEB())
    cursor.skipLEB()  // When it was changed.
    cursor.skipLEB()  // How long it is.
    return cursor.isBroken ? nil : file
  }

  /// Files or folders as DWARF 5 describes them: what is said of each, and then that of all.
  func described(_ cursor: inout DWARFCursor) -> [LineFile] {
    let format = (0..<cursor.number(UInt8.self)).map { _ in
      (content: cursor.unsignedLEB(), form: cursor.unsignedLEB())
    }
    let count = cursor.unsignedLEB()
    var files: [LineFile] = []
    while UInt64(files.count) < count {
      let start = cursor.offset
      let file = describedFile(&cursor, format)
      // One without bytes would go on for as long as the count says.
      guard !cursor.isBroken, cursor.offset > start else { break }
      files.append(file)
    }
    return files
  }

  private func describedFile(
    _ cursor: inout DWARFCursor, _ format: [(content: UInt64, form: UInt64)]
  ) -> LineFile {
    var file = LineFile(name: AttributeValue(form: .data1, number: 0))
    for (content, form) in format {
      let form = DWARFForm(rawValue: UInt16(truncatingIfNeeded: form))
      let specification = AttributeSpecification(name: .name, form: form)
      let value = cursor.value(specification, encoding)
      switch content {
      case 1: file.name = value  // DW_LNCT_path
      case 2: file.folder = value.number  // DW_LNCT_directory_index
      default: break
      }
    }
    return file
  }
}
