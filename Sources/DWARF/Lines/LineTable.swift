public import Bytes

/// Which source line each address of a unit belongs to: its part of `.debug_line`.
public struct LineTable: Sendable {
  /// All rows, sequence by sequence in the file's order; within one, ascending by address in files that
  /// compilers write. Of rows with one address the last counts.
  public let rows: [LineRow]
  /// The sequences, ascending by end; those that the linker dropped are left out.
  public let sequences: [LineSequence]
  private let header: LineHeader
  private let files: [LineFile]
  private let sections: DWARFSections
  private let supplementary: DWARFSections?

  init?(_ file: DWARFFile, at offset: UInt64, for encoding: UnitEncoding) {
    guard let header = LineHeader(file.sections.lines, at: offset, for: encoding) else {
      return nil
    }
    var program = LineProgram(header, file.sections.lines)
    program.run()
    rows = program.rows
    sequences = program.sequences
    files = header.files + program.files
    self.header = header
    sections = file.sections
    supplementary = file.supplementary?.sections
  }

  /// The row whose code an address belongs to.
  public func row(at address: UInt64) -> LineRow? {
    guard let sequence = sequence(at: address) else { return nil }
    var low = sequence.rows.lowerBound
    var high = sequence.rows.upperBound
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].address <= address { low = middle + 1 } else { high = middle }
    }
    return low > sequence.rows.lowerBound ? rows[low - 1] : nil
  }

  private func sequence(at address: UInt64) -> LineSequence? {
    var low = 0
    var high = sequences.count
    while low < high {
      let middle = (low + high) / 2
      if sequences[middle].end <= address { low = middle + 1 } else { high = middle }
    }
    guard low < sequences.count, sequences[low].start <= address else { return nil }
    return sequences[low]
  }

  /// About how many bytes of memory this takes.
  public var residentByteCount: Int {
    rows.count * MemoryLayout<LineRow>.stride
      + sequences.count * MemoryLayout<LineSequence>.stride
      + files.count * MemoryLayout<LineFile>.stride
  }
}

extension LineTable {
  /// The path of a source file, as bytes: folder and name, and before them where the compiler ran
  /// unless the folder's path is absolute.
  ///
  /// - Parameters:
  ///   - number: as rows and the lines of calls have it.
  ///   - compilationDirectory: of the unit.
  /// - Returns: nil for a number that the table does not have.
  public func path(ofFile number: UInt32, compilationDirectory: ByteView?) -> [UInt8]? {
    guard let file = file(number), let name = string(file.name)?.bytes else { return nil }
    if Self.isAbsolute(name) { return name }
    let isNew = header.encoding.version >= 5
    let folder = folder(file.folder).flatMap(string)?.bytes ?? []
    var path: [UInt8] = []
    if !isNew || file.folder != 0, !Self.isAbsolute(folder), let compilationDirectory {
      path = compilationDirectory.bytes
    }
    Self.append(folder, to: &path)
    Self.append(name, to: &path)
    return path
  }

  /// How many numbers files may have: they are below this.
  public var fileNumberLimit: Int { files.count + (header.encoding.version >= 5 ? 0 : 1) }

  private func file(_ number: UInt32) -> LineFile? {
    let index = header.encoding.version >= 5 ? Int(number) : Int(number) - 1
    return files.indices.contains(index) ? files[index] : nil
  }

  private func folder(_ number: UInt64) -> AttributeValue? {
    guard let number = Int(exactly: number) else { return nil }
    let index = header.encoding.version >= 5 ? number : number - 1
    return header.folders.indices.contains(index) ? header.folders[index].name : nil
  }

  private func string(_ value: AttributeValue) -> ByteView? {
    switch value.form {
    case .string: sections.lines.terminated(at: value.number)
    case .stringOffset: sections.strings.terminated(at: value.number)
    case .lineStringOffset: sections.lineStrings.terminated(at: value.number)
    case .supplementaryStringOffset: supplementary?.strings.terminated(at: value.number)
    default: nil
    }
  }

  /// Whether a path begins with a slash, a backslash, or a drive.
  private static func isAbsolute(_ path: [UInt8]) -> Bool {
    let isSlash = { (byte: UInt8) in byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }
    guard let first = path.first else { return false }
    return isSlash(first) || path.count > 2 && path[1] == UInt8(ascii: ":") && isSlash(path[2])
  }

  private static func append(_ component: [UInt8], to path: inout [UInt8]) {
    guard !component.isEmpty else { return }
    if !path.isEmpty, path.last != UInt8(ascii: "/") { path.append(UInt8(ascii: "/")) }
    path += component
  }
}

extension DWARFUnit {
  /// The lines of the unit's code, which are read anew each time; nil for a unit without.
  public func lineTable() -> LineTable? {
    let linked = skeleton ?? self
    return linked.root.lineProgram.flatMap {
      LineTable(linked.file, at: $0, for: linked.header.encoding)
    }
  }
}
