/// An ELF file laid by hand: sections, their names, segments over them.
public struct SyntheticELF: Sendable {
  public struct Section: Sendable {
    public var name: String
    /// 1 is SHT_PROGBITS.
    public var type: UInt32
    public var flags: UInt64
    public var address: UInt64
    public var bytes: [UInt8]
    public var link: UInt32
    public var info: UInt32
    public var alignment: UInt64
    public var entryByteCount: UInt64
  }

  /// Over a section: its place, type and flags of the segment.
  public struct Segment: Sendable {
    public var type: UInt32
    public var flags: UInt32
    public var section: Int

    public init(type: UInt32, flags: UInt32, section: Int) {
      self.type = type
      self.flags = flags
      self.section = section
    }
  }

  public var is64Bit: Bool
  public var bigEndian: Bool
  public var machine: UInt16
  /// 3 is ET_DYN.
  public var type: UInt16 = 3
  /// Whether to lay section headers.
  public var hasSectionHeaders = true
  /// Whether counts stand in section 0, as for more than 65,279 sections.
  public var countsInFirstSection = false
  public private(set) var sections: [Section] = []
  public var segments: [Segment] = []

  /// 62 is EM_X86_64.
  public init(is64Bit: Bool = true, bigEndian: Bool = false, machine: UInt16 = 62) {
    self.is64Bit = is64Bit
    self.bigEndian = bigEndian
    self.machine = machine
  }

  /// Adds a section, and tells its place among the sections, from 1 on.
  @discardableResult
  public mutating func add(
    _ name: String, type: UInt32 = 1, flags: UInt64 = 0, address: UInt64 = 0, _ bytes: [UInt8],
    link: UInt32 = 0, info: UInt32 = 0, alignment: UInt64 = 1, entryByteCount: UInt64 = 0
  ) -> Int {
    sections.append(
      Section(
        name: name, type: type, flags: flags, address: address, bytes: bytes, link: link,
        info: info, alignment: alignment, entryByteCount: entryByteCount))
    return sections.count
  }

  /// An assembler for contents in the file's byte order.
  public var assembler: ByteAssembler { ByteAssembler(bigEndian: bigEndian) }

  /// The file.
  public var bytes: [UInt8] {
    var names: [UInt8] = [0]
    var nameOffsets: [UInt32] = []
    for section in sections {
      nameOffsets.append(UInt32(names.count))
      names += Array(section.name.utf8) + [0]
    }
    nameOffsets.append(UInt32(names.count))
    names += Array(".shstrtab".utf8) + [0]

    var file = assembler
    file.raw([0x7f, 0x45, 0x4c, 0x46])
    file.raw([is64Bit ? 2 : 1, bigEndian ? 2 : 1, 1, 0])
    file.fill(8)
    file.u16(type)
    file.u16(machine)
    file.u32(1)
    word(0x1000, &file)  // e_entry
    let segmentsPlace = label(&file)
    let sectionsPlace = label(&file)
    file.u32(0)  // e_flags
    file.u16(is64Bit ? 64 : 52)  // e_ehsize
    file.u16(is64Bit ? 56 : 32)  // e_phentsize
    file.u16(countsInFirstSection ? 0xffff : UInt16(segments.count))
    file.u16(is64Bit ? 64 : 40)  // e_shentsize
    let count = hasSectionHeaders ? sections.count + 2 : 0
    file.u16(countsInFirstSection ? 0 : UInt16(count))
    file.u16(hasSectionHeaders ? countsInFirstSection ? 0xffff : UInt16(count - 1) : 0)

    let headersEnd = file.offset + segments.count * (is64Bit ? 56 : 32)
    var offset = headersEnd
    var offsets: [Int] = []
    for section in sections {
      offset = (offset + 15) / 16 * 16
      offsets.append(offset)
      offset += section.type == 8 ? 0 : section.bytes.count
    }
    if !segments.isEmpty { file.setHere(segmentsPlace) }
    for segment in segments {
      lay(segment, offset: offsets[segment.section - 1], &file)
    }
    for (section, start) in zip(sections, offsets) {
      file.skip(to: start)
      if section.type != 8 { file.raw(section.bytes) }
    }
    guard hasSectionHeaders else { return file.bytes }
    let namesOffset = file.offset
    file.raw(names)
    file.setHere(sectionsPlace)
    layFirstSection(count, &file)
    for (index, section) in sections.enumerated() {
      lay(section, nameOffsets[index], offsets[index], &file)
    }
    let table = Section(
      name: ".shstrtab", type: 3, flags: 0, address: 0, bytes: names, link: 0, info: 0,
      alignment: 1, entryByteCount: 0)
    lay(table, nameOffsets[sections.count], namesOffset, &file)
    return file.bytes
  }

  private func word(_ value: UInt64, _ file: inout ByteAssembler) {
    if is64Bit { file.u64(value) } else { file.u32(UInt32(truncatingIfNeeded: value)) }
  }

  private func label(_ file: inout ByteAssembler) -> ByteAssembler.Label {
    is64Bit ? file.label64() : file.label32()
  }

  private func lay(_ segment: Segment, offset: Int, _ file: inout ByteAssembler) {
    let section = sections[segment.section - 1]
    file.u32(segment.type)
    if is64Bit { file.u32(segment.flags) }
    word(UInt64(offset), &file)
    word(section.address, &file)
    word(section.address, &file)  // p_paddr
    word(UInt64(section.bytes.count), &file)
    word(UInt64(section.bytes.count), &file)
    if !is64Bit { file.u32(segment.flags) }
    word(section.alignment, &file)
  }

  private func layFirstSection(_ count: Int, _ file: inout ByteAssembler) {
    file.u32(0)
    file.u32(0)
    for _ in 0..<3 { word(0, &file) }
    word(countsInFirstSection ? UInt64(count) : 0, &file)  // sh_size
    file.u32(countsInFirstSection ? UInt32(count - 1) : 0)  // sh_link
    file.u32(countsInFirstSection ? UInt32(segments.count) : 0)  // sh_info
    word(0, &file)
    word(0, &file)
  }

  private func lay(
    _ section: Section, _ name: UInt32, _ offset: Int, _ file: inout ByteAssembler
  ) {
    file.u32(name)
    file.u32(section.type)
    word(section.flags, &file)
    word(section.address, &file)
    word(UInt64(offset), &file)
    word(UInt64(section.bytes.count), &file)
    file.u32(section.link)
    file.u32(section.info)
    word(section.alignment, &file)
    word(section.entryByteCount, &file)
  }
}
