import Bytes
import Foundation
import MinidumpFormat
import MinidumpReading
import Support
import Testing

/// Nothing in a file may trap, hang, or cost more than its length justifies.
///
/// A sample unless the environment variable MINIDUMP_LONG_TESTS is set.
struct RobustnessTests {
  static let isLong = ProcessInfo.processInfo.environment["MINIDUMP_LONG_TESTS"] != nil
  static let whole = Everything.dump().bytes

  /// Walks whatever `bytes` are: a dump, or an error that says what is wrong.
  private func walk(_ bytes: some Collection<UInt8>) -> Walk? {
    do {
      return Walk(try Minidump(ByteView(bytes)))
    } catch {
      #expect(!error.description.isEmpty)
      return nil
    }
  }

  @Test func `every prefix of a dump is read as far as it goes`() {
    for byteCount in stride(from: 0, to: Self.whole.count, by: Self.isLong ? 1 : 3) {
      let walk = walk(Self.whole.prefix(byteCount))
      #expect((walk != nil) == (byteCount >= 32))
    }
  }

  // The directory comes first here, so that every stream is cut at every place.
  @Test func `every prefix of a dump whose directory comes first keeps what lies before its end`()
    throws
  {
    let whole = try directoryFirst(Self.whole)
    for byteCount in stride(from: 32, to: whole.count, by: Self.isLong ? 1 : 7) {
      #expect(walk(whole.prefix(byteCount)) != nil)
    }
    let problems = try #require(walk(whole)).problems
    #expect(problems.map(\.subject) == ["context"])
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `a dump with changed bytes is read as far as it goes`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<(Self.isLong ? 10_000 : 30) {
      var bytes = Self.whole
      for _ in 0..<Int.random(in: 1...16, using: &random) {
        let place = Int.random(in: 32..<bytes.count, using: &random)
        bytes[place] =
          [0, 1, 0x7f, 0x80, 0xff, .random(in: 0...255, using: &random)]
          .randomElement(using: &random) ?? 0
      }
      #expect(walk(bytes) != nil)
    }
  }

  // Every aligned number in turn becomes the largest one, then one that points near the end.
  @Test(
    arguments: [[0xff, 0xff, 0xff, 0xff], [0xf0, 0xff, 0xff, 0x7f], [0, 0, 0, 0]] as [[UInt8]])
  func `a dump with any one number replaced is read as far as it goes`(number: [UInt8]) {
    for place in stride(from: 32, to: Self.whole.count - 4, by: Self.isLong ? 4 : 20) {
      var bytes = Self.whole
      bytes.replaceSubrange(place..<place + 4, with: number)
      #expect(walk(bytes) != nil)
    }
  }

  /// The same dump with its directory moved behind the header; everything moves by its length.
  private func directoryFirst(_ bytes: [UInt8]) throws -> [UInt8] {
    let dump = try Minidump(ByteView(bytes))
    let start = Int(dump.header.directoryOffset)
    let gap = bytes.count - start
    var moved = Everything.dump(leaving: gap)
    moved.claimedDirectoryOffset = 32
    let laid = moved.bytes
    return Array(laid.prefix(32)) + Array(laid.suffix(gap))
      + Array(laid[(32 + gap)..<(start + gap)])
  }
}
