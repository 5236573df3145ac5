import Bytes
public import DWARF
public import ELF

extension CallFrames {
  /// The call-frame information of a file that is there when the program runs: `.eh_frame`, with its
  /// search table. Nil without any.
  ///
  /// Where there are no section headers, or in a process's memory, the search table leads there.
  ///
  /// - Parameter known: as for ``init(_:table:known:)``.
  public convenience init?(exceptionFramesOf file: ELFFile, known: Known? = nil) {
    let table = CallFrameSearchTable(of: file)
    if let found = file.section(named: ".eh_frame"), found.isInFile,
      let contents = try? file.contents(of: found), !contents.isEmpty
    {
      let section = CallFrameSection(
        .exceptionFrames, contents, address: found.address, of: file)
      self.init(section, table: table, known: known)
    } else if file.sections.isEmpty, let table {
      let contents = file.bytes(atAddress: table.sectionAddress)
      guard !contents.isEmpty else { return nil }
      var section = CallFrameSection(
        .exceptionFrames, contents, address: table.sectionAddress, of: file)
      section.endsAtEmptyEntry = true
      self.init(section, table: table)
    } else {
      return nil
    }
  }

  /// The call-frame information of a file that is for debuggers: `.debug_frame`. Nil without any, or
  /// when it cannot be decompressed.
  ///
  /// - Parameter known: as for ``init(_:table:known:)``.
  public convenience init?(debugFramesOf file: ELFFile, known: Known? = nil) {
    guard let contents = try? file.contents(ofSection: ".debug_frame") else { return nil }
    self.init(CallFrameSection(.debugFrames, contents, address: 0, of: file), known: known)
  }
}

extension CallFrameSection {
  /// Call-frame information that was taken from a file, with what its numbers depend on.
  package init(_ kind: Kind, _ bytes: ByteView, address: UInt64, of file: ELFFile) {
    let dialect: Dialect =
      switch file.machine {
      case .arm64: .arm64
      case .sparc, .sparc32Plus, .sparc64: .sparc
      default: .common
      }
    self.init(
      kind, bytes, address: address, addressByteCount: file.addressByteCount,
      order: file.byteOrder, dialect: dialect)
    textAddress = file.section(named: ".text")?.address ?? 0
    dataAddress = file.section(named: ".got")?.address ?? 0
  }
}

extension CallFrameSearchTable {
  /// Nil without one.
  fileprivate init?(of file: ELFFile) {
    if let section = file.section(named: ".eh_frame_hdr"), section.isInFile {
      self.init(
        file.rawContents(of: section), address: section.address,
        addressByteCount: file.addressByteCount, order: file.byteOrder)
    } else if file.sections.isEmpty,
      let segment = file.segments.first(where: { $0.type == .callFrameHeader })
    {
      self.init(
        file.contents(of: segment), address: segment.address,
        addressByteCount: file.addressByteCount, order: file.byteOrder)
    } else {
      return nil
    }
  }
}
