import Bytes

/// A number as wide as the addresses of an ELF file: `UInt32` or `UInt64`.
protocol ELFWord: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable {}

extension UInt32: ELFWord {}
extension UInt64: ELFWord {}

/// The header behind the identification: ELF32_Ehdr or ELF64_Ehdr without `e_ident`, 36 or 48 bytes.
///
/// <https://gabi.xinuos.com/elf/02-eheader.html>
struct FileHeaderRecord<Word: ELFWord>: Record {
  var type: UInt16 = 0
  var machine: UInt16 = 0
  var version: UInt32 = 0
  var entryAddress: Word = 0
  var segmentsOffset: Word = 0
  var sectionsOffset: Word = 0
  var flags: UInt32 = 0
  var headerByteCount: UInt16 = 0
  var segmentByteCount: UInt16 = 0
  var segmentCount: UInt16 = 0
  var sectionByteCount: UInt16 = 0
  var sectionCount: UInt16 = 0
  var sectionNamesIndex: UInt16 = 0

  @inlinable
  mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&type)
    visitor.visit(&machine)
    visitor.visit(&version)
    visitor.visit(&entryAddress)
    visitor.visit(&segmentsOffset)
    visitor.visit(&sectionsOffset)
    visitor.visit(&flags)
    visitor.visit(&headerByteCount)
    visitor.visit(&segmentByteCount)
    visitor.visit(&segmentCount)
    visitor.visit(&sectionByteCount)
    visitor.visit(&sectionCount)
    visitor.visit(&sectionNamesIndex)
  }
}

/// A section's entry: ELF32_Shdr or ELF64_Shdr, 40 or 64 bytes.
///
/// <https://gabi.xinuos.com/elf/03-sheader.html>
struct SectionRecord<Word: ELFWord>: Record {
  var nameOffset: UInt32 = 0
  var type: UInt32 = 0
  var flags: Word = 0
  var address: Word = 0
  var offset: Word = 0
  var byteCount: Word = 0
  var link: UInt32 = 0
  var info: UInt32 = 0
  var alignment: Word = 0
  var entryByteCount: Word = 0

  @inlinable
  mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&nameOffset)
    visitor.visit(&type)
    visitor.visit(&flags)
    visitor.visit(&address)
    visitor.visit(&offset)
    visitor.visit(&byteCount)
    visitor.visit(&link)
    visitor.visit(&info)
    visitor.visit(&alignment)
    visitor.visit(&entryByteCount)
  }
}

/// A segment's entry: ELF32_Phdr or ELF64_Phdr, 32 or 56 bytes; the flags lie elsewhere in each.
///
/// <https://gabi.xinuos.com/elf/07-pheader.html>
struct SegmentRecord<Word: ELFWord>: Record {
  var type: UInt32 = 0
  var flags: UInt32 = 0
  var offset: Word = 0
  var address: Word = 0
  var physicalAddress: Word = 0
  var byteCount: Word = 0
  var memoryByteCount: Word = 0
  var alignment: Word = 0

  @inlinable
  mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&type)
    if Word.bitWidth == 64 { visitor.visit(&flags) }
    visitor.visit(&offset)
    visitor.visit(&address)
    visitor.visit(&physicalAddress)
    visitor.visit(&byteCount)
    visitor.visit(&memoryByteCount)
    if Word.bitWidth == 32 { visitor.visit(&flags) }
    visitor.visit(&alignment)
  }
}

/// A symbol: ELF32_Sym or ELF64_Sym, 16 or 24 bytes; value and size lie elsewhere in each.
///
/// <https://gabi.xinuos.com/elf/05-symtab.html>
struct SymbolRecord<Word: ELFWord>: Record {
  var nameOffset: UInt32 = 0
  var value: Word = 0
  var byteCount: Word = 0
  var info: UInt8 = 0
  var other: UInt8 = 0
  var sectionIndex: UInt16 = 0

  @inlinable
  mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&nameOffset)
    if Word.bitWidth == 32 {
      visitor.visit(&value)
      visitor.visit(&byteCount)
    }
    visitor.visit(&info)
    visitor.visit(&other)
    visitor.visit(&sectionIndex)
    if Word.bitWidth == 64 {
      visitor.visit(&value)
      visitor.visit(&byteCount)
    }
  }
}

/// What lies before the bytes of a compressed section: ELF32_Chdr or ELF64_Chdr, 12 or 24 bytes.
///
/// <https://gabi.xinuos.com/elf/03-sheader.html#section-compression>
struct CompressionRecord<Word: ELFWord>: Record {
  var type: UInt32 = 0
  var byteCount: Word = 0
  var alignment: Word = 0

  @inlinable
  mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&type)
    if Word.bitWidth == 64 { visitor.padding(4) }
    visitor.visit(&byteCount)
    visitor.visit(&alignment)
  }
}

/// The head of a note: Elf_Nhdr, 12 bytes in files of either width.
///
/// <https://gabi.xinuos.com/elf/07-pheader.html#note-sections>
struct NoteRecord: Record {
  /// With the zero at its end, without padding.
  var nameByteCount: UInt32 = 0
  var contentByteCount: UInt32 = 0
  var type: UInt32 = 0

  @inlinable
  mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&nameByteCount)
    visitor.visit(&contentByteCount)
    visitor.visit(&type)
  }
}

/// An entry of the dynamic section: Elf32_Dyn or Elf64_Dyn, 8 or 16 bytes.
///
/// <https://gabi.xinuos.com/elf/08-dynamic.html>
struct DynamicRecord<Word: ELFWord>: Record {
  var tag: Word = 0
  /// A number, or an address.
  var value: Word = 0

  @inlinable
  mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&tag)
    visitor.visit(&value)
  }
}
