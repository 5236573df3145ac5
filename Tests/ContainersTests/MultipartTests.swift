import Bytes
import Containers
import Processing
import Support
import Testing

@Suite struct MultipartTests {
  /// The beginning of a minidump, and bytes that look like ends of lines behind it.
  private let dump: [UInt8] =
    Array("MDMP".utf8) + [0x93, 0xa7, 0, 0] + [UInt8](repeating: 0, count: 24) + [0x0d, 0x0a, 0x0d]

  private func input(_ body: [UInt8]) throws -> DumpInput {
    try DumpInput(ByteView(body), named: "a.dmp")
  }

  private func refusal(_ body: [UInt8]) -> String? {
    #expect(throws: DumpInputError.self) { try input(body) }?.description
  }

  @Test func `the dump of an upload is found byte for byte, and its fields are kept in order`()
    throws
  {
    let input = try input(
      Packed.multipart([
        .field("prod", "Electron"), .field("ver", "1.7.9"),
        .file("upload_file_minidump", dump), .field("guid", ""),
      ]))
    #expect(input.minidump.bytes == dump)
    #expect(input.containers == [.multipart])
    #expect(
      input.fields == [
        DumpInput.Field("prod", "Electron"), DumpInput.Field("ver", "1.7.9"),
        DumpInput.Field("guid", ""),
      ])
    #expect(input.problems.isEmpty)
  }

  @Test func `bare line feeds are ends of lines, too`() throws {
    let body = "--b\nContent-Disposition: form-data; name=upload_file_minidump\n\n"
    let input = try input(Array(body.utf8) + dump + Array("\n--b--\n".utf8))
    // The carriage return before the boundary could be either's; it is not the dump's.
    #expect(input.minidump.bytes == dump.dropLast())
  }

  @Test(arguments: ["\r\n", "This is a message with multiple parts.\r\n", "a\r\n-- b\r\n\r\n"])
  func `text before the first boundary is passed over`(preamble: String) throws {
    let body = Packed.multipart([.field("prod", "a"), .file("upload_file_minidump", dump)])
    let input = try input(Array(preamble.utf8) + body)
    #expect(input.minidump.bytes == dump)
    #expect(input.fields == [DumpInput.Field("prod", "a")])
    #expect(input.problems.isEmpty)
  }

  @Test func `a boundary far behind the beginning is not looked for`() throws {
    let body = Packed.multipart([.file("upload_file_minidump", dump)])
    let preamble = [UInt8](repeating: 0x20, count: 20_000) + [0x0a]
    #expect(refusal(preamble + body)?.contains("with a minidump in it") == true)
  }

  @Test func `a body without its last boundary gives what is there`() throws {
    let body = Packed.multipart([.file("upload_file_minidump", dump)], isWhole: false)
    let input = try input(body)
    #expect(input.minidump.bytes == dump)
    #expect(
      input.problems.map(\.message)
        == ["the boundary that ends it is missing: it was cut off on its way; get it again"])
    #expect(input.problems.first?.offset == UInt64(body.count))
  }

  @Test func `what parts say of their length is not believed`() throws {
    for length in ["0", "99999999999999999999", "-1"] {
      let header = """
        Content-Disposition: form-data; name="upload_file_minidump"; filename="a"\r
        Content-Length: \(length)
        """
      let body = Packed.multipart([Packed.Part(header: header, dump), .field("prod", "a")])
      #expect(try input(body).minidump.bytes == dump)
    }
  }

  @Test func `a boundary inside a longer line is none`() throws {
    let almost = dump + Array("\r\n--bc\r\n".utf8)
    let body = Packed.multipart([.file("upload_file_minidump", almost)], boundary: "b")
    #expect(try input(body).minidump.bytes == almost)
  }

  @Test func `without the usual name, the file that is a dump is taken`() throws {
    let body = Packed.multipart([
      .file("log", Array("text".utf8)), .field("note", "MDMP"), .file("crash", dump),
    ])
    #expect(try input(body).minidump.bytes == dump)
  }

  @Test func `other dumps of an upload are told`() throws {
    let body = Packed.multipart([
      .file("upload_file_minidump_browser", dump), .file("upload_file_minidump", dump + [1]),
    ])
    let input = try input(body)
    #expect(input.minidump.bytes == dump + [1])
    #expect(
      input.problems.map(\.message) == [
        "it has 2 dumps; this is upload_file_minidump, and others are upload_file_minidump_browser"
      ])
  }

  @Test func `values sent in pieces are put together`() throws {
    let body = Packed.multipart([
      .field("url__1", "https://"), .field("other", "x"), .field("url__2", "example.org"),
      .file("upload_file_minidump", dump),
    ])
    #expect(
      try input(body).fields == [
        DumpInput.Field("url", "https://example.org"), DumpInput.Field("other", "x"),
      ])
  }

  @Test func `an upload without a dump is told with what it has`() {
    let body = Packed.multipart([.field("prod", "a"), .file("log", Array("text".utf8))])
    #expect(
      refusal(body) == "a.dmp is the body of an upload (MIME multipart) without a dump in it "
        + "(1 fields, 1 other parts): check what was sent")
  }

  @Test func `a boundary that is never followed by a part is told`() {
    let body = Array("--b\r\n\nContent-Disposition: x\r\nno part: the header has no end".utf8)
    #expect(refusal(body)?.hasPrefix("a.dmp is the body of an upload") == true)
    let unseen = Array("--\r\nContent-Disposition: form-data\r\n\r\n".utf8)
    #expect(refusal(unseen)?.hasPrefix("a.dmp is the body of an upload") == true)
  }

  @Test func `more parts and fields than anybody sends are left out`() throws {
    let fields = (0..<3000).map { Packed.Part.field("f\($0)", String(repeating: "x", count: 2000)) }
    let body = Packed.multipart([.file("upload_file_minidump", dump)] + fields)
    let input = try input(body)
    #expect(input.minidump.bytes == dump)
    #expect(input.fields.reduce(0) { $0 + $1.value.utf8.count } <= 1 << 20)
    #expect(
      input.problems.map(\.message) == [
        "it has more than 1000 parts; the others were not looked at",
        "its fields are too long: some were left out",
      ])
  }
}
