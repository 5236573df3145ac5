import Bytes
import ELF
import Support
import Testing

extension SyntheticELF {
  /// Notes one behind the other: owner, type, contents.
  func notes(_ notes: [(String, UInt32, [UInt8])], alignment: Int = 4) -> [UInt8] {
    var bytes = assembler
    for (owner, type, contents) in notes {
      bytes.u32(UInt32(owner.utf8.count + 1))
      bytes.u32(UInt32(contents.count))
      bytes.u32(type)
      bytes.raw(Array(owner.utf8) + [0])
      bytes.skip(to: (bytes.offset + alignment - 1) / alignment * alignment)
      bytes.raw(contents)
      bytes.skip(to: (bytes.offset + alignment - 1) / alignment * alignment)
    }
    return bytes.bytes
  }
}

@Suite struct NoteTests {
  @Test(arguments: Kind.all)
  func `the build id is found in a section of notes`(kind: Kind) throws {
    var laid = kind.file
    laid.add(
      ".note.ABI", type: 7, laid.notes([("stapsdt", 3, [9]), ("GNU", 1, [0, 0, 0, 0])]),
      alignment: 4)
    laid.add(".note.gnu.build-id", type: 7, laid.notes([("GNU", 3, [1, 2, 3, 4, 5])]))
    let file = try laid.opened()
    #expect(file.buildID == [1, 2, 3, 4, 5])
    #expect(file.notes.map(\.owner) == ["stapsdt", "GNU", "GNU"])
  }

  @Test func `the build id is found in a segment, without section headers`() throws {
    var laid = SyntheticELF()
    laid.hasSectionHeaders = false
    let notes = laid.add(
      "", laid.notes([("GNU", 5, [1]), ("GNU", 3, [7, 8])], alignment: 8), alignment: 8)
    laid.segments = [.init(type: 4, flags: 4, section: notes)]
    #expect(try laid.opened().buildID == [7, 8])
  }

  @Test func `a note that goes beyond its section ends the notes`() throws {
    var laid = SyntheticELF()
    laid.add(
      ".note", type: 7,
      laid.notes([("GNU", 1, [1])]) + [4, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 3, 0, 0, 0])
    let file = try laid.opened()
    #expect(file.notes.map(\.type) == [1])
    #expect(file.buildID == nil)
  }

  @Test func `sections that all show the same notes do not multiply them`() throws {
    var laid = SyntheticELF()
    let notes = laid.notes(Array(repeating: ("", 1, []), count: 1000))
    for _ in 0..<100 { laid.add(".note", type: 7, notes) }
    #expect(try Array(laid.opened().notes).count == 65_536)
  }
}

@Suite struct LinkTests {
  @Test(arguments: Kind.all)
  func `the name and the checksum of the debug file are read`(kind: Kind) throws {
    var laid = kind.file
    var link = laid.assembler
    link.raw(Array("prog.debug\0".utf8) + [0])
    link.u32(0x1234_5678)
    laid.add(".gnu_debuglink", link.bytes)
    laid.add(".gnu_debugaltlink", Array("../common.dwz\0".utf8) + [0xaa, 0xbb])
    let file = try laid.opened()
    #expect(file.debugLink == ELFDebugLink(fileName: "prog.debug", checksum: 0x1234_5678))
    #expect(
      file.alternateLink == ELFAlternateLink(path: "../common.dwz", buildID: [0xaa, 0xbb]))
  }

  @Test func `links that are cut short are none`() throws {
    var laid = SyntheticELF()
    laid.add(".gnu_debuglink", Array("prog.debug\0".utf8))
    laid.add(".gnu_debugaltlink", Array("common.dwz\0".utf8))
    let file = try laid.opened()
    #expect(file.debugLink == nil)
    #expect(file.alternateLink == nil)
  }
}
