import Bytes
import MinidumpReading
import Testing

@Suite struct InputKindTests {
  private func kind(_ bytes: [UInt8]) -> InputKind { InputKind(of: ByteView(bytes)) }

  private func kind(_ text: String) -> InputKind { kind(Array(text.utf8)) }

  @Test func `a minidump is one in either byte order`() {
    #expect(kind(Array("MDMP".utf8) + [UInt8](repeating: 0, count: 28)) == .minidump)
    #expect(kind(Array("PMDM".utf8) + [UInt8](repeating: 0, count: 28)) == .minidump)
  }

  @Test func `a file that ends in the header says how far it goes`() {
    let cut = kind(Array("MDMP".utf8) + [UInt8](repeating: 0, count: 27))
    #expect(cut.name == "the first 31 bytes of a minidump, whose header alone has 32")
  }

  @Test func `an empty file and one of zeros are told apart`() {
    #expect(kind([]).name == "an empty file")
    #expect(kind([UInt8](repeating: 0, count: 5000)).name == "a file of zeros")
  }

  @Test(arguments: [
    (UInt8(1), [4, 0], "core file"), (2, [0, 4], "core file"), (1, [3, 0], "program"),
  ])
  func `an ELF file is a core file or a program`(order: UInt8, type: [UInt8], word: String) {
    let identity: [UInt8] = [0x7f, 0x45, 0x4c, 0x46, 2, order] + [UInt8](repeating: 0, count: 10)
    #expect(kind(identity + type).name.contains("ELF"))
    #expect(kind(identity + type).name.contains(word))
  }

  @Test(arguments: [[0xcf, 0xfa, 0xed, 0xfe], [0xce, 0xfa, 0xed, 0xfe]] as [[UInt8]])
  func `a Mach-O core file is told from a program`(magic: [UInt8]) {
    let cpu = [UInt8](repeating: 1, count: 8)
    #expect(kind(magic + cpu + [4, 0, 0, 0]).name == "a Mach-O core file")
    #expect(kind(magic + cpu + [2, 0, 0, 0]).name == "a macOS program or library (Mach-O)")
  }

  @Test(arguments: [
    ("PAGEDU64\u{0}", "64-bit Windows kernel"), ("PAGEDUMP\u{0}", "32-bit Windows kernel"),
    ("MZ\u{0}\u{3}", "(PE)"), ("PK\u{3}\u{4}", "(zip)"), ("BZh9", "(bzip2)"),
    ("MODULE Linux x86_64 00 a\n", "Breakpad symbol file"),
    ("Microsoft C/C++ MSF 7.00\r\n", "(PDB)"), ("  <!DOCTYPE HTML>\n", "web page"),
    ("\u{feff}{\"error\": 404}", "JSON document"), ("<?xml version='1.0'?>", "XML document"),
    ("Incident Identifier: 1234\n", "Apple crash report"),
    ("{\"app_name\":\"a\",\"bug_type\":\"309\"}", "Apple crash report"),
    ("ProblemType: Crash\n", "apport"), ("hello\n", "text file"),
    ("01-01 W/google-breakpad: -----BEGIN BREAKPAD MICRODUMP-----\n", "microdump"),
  ])
  func `a file is known by its first words`(text: String, name: String) {
    #expect(kind(text).name.contains(name))
    #expect(!kind(text).advice.isEmpty)
  }

  @Test(
    arguments: [
      ([0x28, 0xb5, 0x2f, 0xfd, 0], "Zstandard"), ([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], "xz"),
      ([0x1f, 0x8b, 8], "gzip"), ([1, 2, 3], "nor anything else"),
    ] as [([UInt8], String)])
  func `a file is known by its first bytes`(bytes: [UInt8], name: String) {
    #expect(kind(bytes).name.contains(name))
  }

  @Test func `a dump inside the body of an upload is found`() {
    let head =
      "--boundary\r\nContent-Disposition: form-data; name=\"upload_file_minidump\"\r\n\r\n"
    let body = Array(head.utf8) + Array("MDMP".utf8) + [0x93, 0xa7, 0, 0]
    #expect(kind(body) == .upload)
  }

  @Test func `a dump inside a request is found with its place`() {
    let head = "POST / HTTP/1.1\r\n\r\n--b\r\nContent-Disposition: form-data; name=a\r\n\r\n"
    let request = Array(head.utf8) + Array("MDMP".utf8) + [0x93, 0xa7, 0, 0]
    #expect(kind(request).name.contains("MIME"))
    #expect(kind(request).name.hasSuffix("begins at offset \(head.utf8.count)"))
    #expect(kind(request).advice.contains("tail -c +\(head.utf8.count + 1) "))
  }

  @Test func `a search for a dump that is not there ends`() {
    var body = [UInt8](repeating: 0x20, count: (1 << 20) + 100)
    #expect(kind(body).name == "a text file")
    body.replaceSubrange((1 << 20)..., with: Array("MDMP".utf8) + [0x93, 0xa7])
    #expect(kind(body).name == "a text file")
  }
}
