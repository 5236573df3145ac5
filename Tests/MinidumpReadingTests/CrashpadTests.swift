import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

struct CrashpadTests {
  private func info(_ laid: SyntheticDump) throws -> CrashpadInfo {
    try #require(try Minidump(ByteView(laid.bytes)).stream(CrashpadInfo.self))
  }

  @Test(arguments: [false, true])
  func `every kind of annotation is read`(bigEndian: Bool) throws {
    let info = try info(Everything.dump(bigEndian: bigEndian))
    #expect(info.simpleAnnotations == [.init(key: "product", value: "App")])
    let module = try #require(info.modules.first)
    #expect(info.modules.count == 1)
    #expect(module.moduleIndex == 1)
    #expect(module.version == 1)
    #expect(module.listAnnotations == ["listed"])
    #expect(module.simpleAnnotations == [.init(key: "key", value: "value")])
    #expect(module.annotationObjects.map(\.name) == ["name"])
    #expect(module.annotationObjects.map(\.text) == ["text"])
    #expect(info.problems == [])
  }

  @Test func `identifiers are GUIDs`() throws {
    let info = try info(Everything.dump(bigEndian: true))
    #expect(info.reportID.bytes == Array(0x10...0x1f))
    #expect(info.clientID.bytes == Array(0x20...0x2f))
  }

  @Test func `records of older writers have no mask`() throws {
    #expect(try info(Everything.dump()).addressMask == 0xffff_0000_0000_0000)
    var laid = SyntheticDump()
    laid.add(stream: 0x4350_0001, Examples.crashpadInfo(laid.assembler, .none, .none))
    let info = try info(laid)
    #expect(info.addressMask == nil)
    #expect(info.simpleAnnotations == [])
    #expect(info.modules == [])
    #expect(info.problems == [])
  }

  @Test func `records of newer writers than ours are read as far as they are known`() throws {
    var laid = SyntheticDump()
    let info = Examples.crashpadInfo(laid.assembler, .none, .none, mask: 0xff)
    laid.add(stream: 0x4350_0001, info + [9, 9, 9, 9])
    #expect(try self.info(laid).addressMask == 0xff)
    laid.add(stream: 0x4350_0001, Array(info.dropLast()))
    #expect(try self.info(laid).addressMask == nil)
  }

  @Test func `lists that lie outside the file are empty, with a problem each`() throws {
    var laid = SyntheticDump()
    let nowhere = SyntheticDump.Place(offset: 0x00ff_ffff, byteCount: 100)
    laid.add(stream: 0x4350_0001, Examples.crashpadInfo(laid.assembler, nowhere, nowhere))
    let info = try info(laid)
    #expect(info.simpleAnnotations == [])
    #expect(info.modules == [])
    #expect(info.problems.count == 2)
  }

  @Test func `a key that lies outside the file is empty`() throws {
    var laid = SyntheticDump()
    var dictionary = laid.assembler
    dictionary.u32(1)
    dictionary.u32(0xffff_ffff)
    dictionary.u32(UInt32(laid.utf8String("value").offset))
    let place = laid.place(dictionary.bytes)
    laid.add(stream: 0x4350_0001, Examples.crashpadInfo(laid.assembler, place, .none))
    #expect(try info(laid).simpleAnnotations == [.init(key: "", value: "value")])
  }

  @Test func `a value that is not text has bytes only`() throws {
    var laid = SyntheticDump()
    var objects = laid.assembler
    objects.u32(1)
    objects.u32(UInt32(laid.utf8String("blob").offset))
    objects.u16(0x8001)  // type: the application's own
    objects.u16(0)
    objects.u32(UInt32(laid.utf8String("\u{1}\u{2}").offset))
    let place = laid.place(objects.bytes)
    var module = laid.assembler
    module.u32(1)
    module.location(.none)
    module.location(.none)
    module.location(place)
    var links = laid.assembler
    links.u32(1)
    links.u32(0xffff_ffff)  // an index no module has
    links.location(laid.place(module.bytes))
    let list = laid.place(links.bytes)
    laid.add(stream: 0x4350_0001, Examples.crashpadInfo(laid.assembler, .none, list))
    let read = try #require(try info(laid).modules.first)
    #expect(read.moduleIndex == 0xffff_ffff)
    #expect(read.annotationObjects.map(\.value) == [[1, 2]])
    #expect(read.annotationObjects.map(\.text) == [nil])
  }

  // 1,000 links to one module whose 1,000 keys all lead to one text of 10,000 bytes: 10 GB.
  @Test func `annotations that repeat each other are read no longer than the file`() throws {
    var laid = SyntheticDump()
    let text = UInt32(laid.utf8String(String(repeating: "x", count: 10_000)).offset)
    var dictionary = laid.assembler
    dictionary.u32(1_000)
    for _ in 0..<1_000 {
      dictionary.u32(text)
      dictionary.u32(text)
    }
    let keys = laid.place(dictionary.bytes)
    var module = laid.assembler
    module.u32(1)
    module.location(.none)
    module.location(keys)
    module.location(.none)
    let place = laid.place(module.bytes)
    var links = laid.assembler
    links.u32(1_000)
    for index: UInt32 in 0..<1_000 {
      links.u32(index)
      links.location(place)
    }
    let list = laid.place(links.bytes)
    laid.add(stream: 0x4350_0001, Examples.crashpadInfo(laid.assembler, .none, list))
    let info = try info(laid)
    let byteCount = info.modules.flatMap(\.simpleAnnotations).map {
      $0.key.utf8.count + $0.value.utf8.count
    }.reduce(0, +)
    #expect(byteCount > 0)
    #expect(byteCount <= laid.bytes.count)
    #expect(info.problems.isEmpty == false)
    #expect(info.problems.count <= 16)
  }
}
