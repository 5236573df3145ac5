import Bytes
import Containers
import Platform
import Processing
import Support
import Testing

@Suite struct DumpInputTests {
  private let dump: [UInt8]

  init() throws {
    dump = try Fixture.bytes("linux-arm-null.dmp")
  }

  private func input(_ bytes: [UInt8]) throws -> DumpInput {
    try DumpInput(ByteView(bytes), named: "a.dmp")
  }

  private func refusal(_ bytes: [UInt8]) -> String? {
    #expect(throws: DumpInputError.self) { try input(bytes) }?.description
  }

  @Test func `a minidump is itself`() throws {
    let input = try input(dump)
    #expect(input.minidump.bytes == dump)
    #expect(input.format == .minidump)
    #expect(input.containers.isEmpty && input.fields.isEmpty && input.problems.isEmpty)
  }

  @Test(arguments: [("zst", DumpInput.Container.zstd), ("xz", .xz)])
  func `a compressed minidump is unpacked`(ending: String, container: DumpInput.Container) throws {
    let input = try input(Fixture.bytes("Containers/linux-arm-null.dmp.\(ending)"))
    #expect(input.minidump.bytes == dump)
    #expect(input.containers == [container])
    #expect(input.problems.isEmpty)
  }

  @Test func `containers in one another are taken off, and told from the outside in`() throws {
    let form = Packed.multipart([
      .field("prod", "Electron"), .file("upload_file_minidump", Packed.gzip(dump)),
    ])
    let input = try input(Packed.zstd(Packed.gzip(form)))
    #expect(input.minidump.bytes == dump)
    #expect(input.containers == [.zstd, .gzip, .multipart, .gzip])
    #expect(input.fields == [DumpInput.Field("prod", "Electron")])
  }

  @Test func `a hundred containers in one another are refused`() {
    let nested = (0..<100).reduce(dump) { bytes, _ in Packed.gzip(bytes) }
    #expect(refusal(nested)?.hasPrefix("a.dmp is 8 containers in one another") == true)
    let forms = (0..<100).reduce(dump) { bytes, number in
      Packed.multipart([.file("upload_file_minidump", bytes)], boundary: "b\(number)e")
    }
    #expect(refusal(forms)?.hasPrefix("a.dmp is 8 containers in one another") == true)
  }

  @Test(arguments: [Packed.gzip, Packed.zstd])
  func `of a container that was cut off, what is there is the dump`(
    pack: @Sendable ([UInt8]) -> [UInt8]
  ) throws {
    let large = dump + [UInt8](repeating: 1, count: 300_000)
    let input = try input(Array(pack(large).prefix(150_000)))
    #expect(input.minidump.byteCount > 60_000)
    #expect(large.starts(with: input.minidump.bytes))
    #expect(input.problems.count == 1)
    #expect(input.problems.first?.message.contains("it ends in the middle") == true)
    #expect(input.problems.first?.message.hasSuffix("get the file again") == true)
  }

  @Test func `a container of which nothing is left is refused`() {
    let message = refusal(Array(Packed.gzip(dump).prefix(12)))
    #expect(
      message
        == "cannot decompress a.dmp: it ends in the middle of the compressed data (at byte 12 "
        + "of 12): get the file again; it was cut off or changed on its way")
  }

  // Up to 128 KiB are one block, of which libzstd gives nothing before it has all.
  @Test func `of a zstd file that was cut off inside its only block, nothing is left`() throws {
    let whole = try Fixture.bytes("Containers/linux-arm-null.dmp.zst")
    let message = refusal(Array(whole.dropLast(100)))
    #expect(
      message?.hasPrefix("cannot decompress a.dmp: it ends in the middle of the compressed data")
        == true)
  }

  @Test(arguments: [false, true])
  func `a microdump in a log that Windows wrote is found`(isBigEndian: Bool) throws {
    let text = try Fixture.bytes("linux-arm-null.microdump")
    let plain = try input(text)
    let log =
      "I/other( 1): début\r\n"
      + String(decoding: text, as: UTF8.self)
      .replacing("\n", with: "\r\n")
    let wide = try input(UTF16Text.bytes("\u{feff}" + log, bigEndian: isBigEndian))
    #expect(wide.format == .microdump)
    #expect(wide.minidump.bytes == plain.minidump.bytes)
    #expect(wide.fields == plain.fields)
    #expect(wide.problems.isEmpty)
  }

  @Test(arguments: ["gz", "zst", "xz"])
  func `what is no dump is not unpacked further than its beginning`(ending: String) throws {
    let zeros = try Fixture.bytes("Containers/zeros.\(ending)")
    let bomb = Packed.repeated(zeros, 10 * 1024)
    #expect(refusal(bomb)?.contains(", and in it a file of zeros: get the dump again") == true)
  }

  @Test(arguments: ["gz", "zst", "xz"])
  func `a dump that grows without end is cut off at the limit`(ending: String) throws {
    let zeros = try Fixture.bytes("Containers/zeros.\(ending)")
    let head = try file(of: ending)
    let bomb = head + Packed.repeated(zeros, 10 * 1024)
    let limits = CompressedFile.Limits(byteCount: 20 << 20)
    let input = try DumpInput(ByteView(bomb), named: "a.dmp", limits: limits)
    #expect(input.minidump.byteCount == 20 << 20)
    let message = try #require(input.problems.first?.message)
    #expect(message.contains(" would become more than 20971520;"))
    let tool = ["gz": "gzip", "zst": "zstd"][ending] ?? ending
    #expect(message.hasSuffix(": decompress it first, with: \(tool) -d FILE"))
    #expect(input.isCutShort)
  }

  // A process of 60 MiB that had written to hardly any of it: 2,274 bytes of zstd.
  @Test(arguments: ["gz", "zst", "xz"])
  func `a dump of zeros is whole however well they are compressed`(ending: String) throws {
    let zeros = try Fixture.bytes("Containers/zeros.\(ending)")
    let input = try input(file(of: ending) + Packed.repeated(zeros, 20))
    #expect(input.minidump.byteCount > 16 << 20)
    #expect(input.minidump.clampedSlice(at: 0, byteCount: UInt64(dump.count)).bytes == dump)
    #expect(input.problems.isEmpty && !input.isCutShort)
  }

  @Test func `a dump inside a compressed file of another kind is cut out of what it becomes`() {
    let other = [UInt8](repeating: 1, count: 512) + dump
    #expect(
      refusal(Packed.gzip(other))?
        .hasSuffix("cut it out with: gzip -dc FILE | tail -c +513 > dump.dmp") == true)
    #expect(
      refusal(Packed.zstd(Packed.gzip(other)))?
        .hasSuffix("cut it out with: zstd -dc FILE | gzip -dc | tail -c +513 > dump.dmp") == true)
    #expect(refusal(other)?.hasSuffix("cut it out with: tail -c +513 FILE > dump.dmp") == true)
  }

  private func file(of ending: String) throws -> [UInt8] {
    ending == "gz"
      ? Packed.gzip(dump) : try Fixture.bytes("Containers/linux-arm-null.dmp.\(ending)")
  }

  @Test func `what is in a container and no dump is named for what it is`() {
    let page = Packed.gzip(Array("<!doctype html><title>404</title>".utf8))
    #expect(refusal(page)?.hasPrefix("a.dmp is gzip, and in it a web page: look into it") == true)
  }

  @Test func `a microdump is a minidump that says the same`() throws {
    let text = try Fixture.bytes("linux-arm-null.microdump")
    let input = try input(Packed.gzip(text))
    #expect(input.format == .microdump)
    #expect(input.containers == [.gzip])
    #expect(input.minidump.bytes.starts(with: Array("MDMP".utf8)))
    #expect(input.fields.first == DumpInput.Field("product", "crasher:1.2.3"))
    #expect(input.problems.isEmpty)
  }

  @Test func `a microdump far into a log is found`() throws {
    let noise = Array(String(repeating: "I/other( 1): nothing\n", count: 100_000).utf8)
    let input = try input(noise + Fixture.bytes("linux-arm-null.microdump"))
    #expect(input.format == .microdump)
  }

  @Test func `of several microdumps the first is taken, and the others are told`() throws {
    let text = try Fixture.bytes("linux-arm-null.microdump")
    let other = Array("noise\n".utf8) + text
    let message = try input(text + other + other).problems.first?.message
    let second = text.count + 6
    #expect(
      message
        == "the log has 3 of them, and this is the first; the others begin at offsets \(second), "
        + "\(second + other.count): cut one out with: tail -c +\(second + 1) LOG")
    let many = try input((0..<20).flatMap { _ in text }).problems.first?.message
    #expect(many?.contains(" and 11 more: cut one out") == true)
  }

  @Test func `no damage to containers ends the process`() throws {
    let form = Packed.multipart([
      .field("prod", "Electron"), .file("upload_file_minidump", Packed.gzip(dump)),
    ])
    let text = try Fixture.bytes("linux-arm-null.microdump")
    for whole in [Packed.gzip(form), form, Packed.zstd(text)] {
      for seed in 0..<150 {
        _ = try? input(Mutation(seed: UInt64(seed), of: whole).bytes)
      }
    }
  }
}
