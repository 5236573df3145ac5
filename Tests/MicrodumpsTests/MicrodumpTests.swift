import Bytes
import Microdumps
import Testing

/// A microdump as Breakpad lays it, with 16 bytes of stack.
let wholeLines = [
  "-----BEGIN BREAKPAD MICRODUMP-----",
  "V WebView:48.0.2564.106",
  "O A arm 06 armv8l lge/p1/p1:6.0.1/MRA58K/16032:user/release-keys",
  "P browser",
  "R 0000000B SIGSEGV 0000BEEF",
  "G OpenGL ES 3.1|Qualcomm|Adreno (TM) 418",
  "H 12C00000 FFF73000 00D9 31E89000 975F4000 0C:18 0D:0B",
  "S 0 C3A39008 C3A39000 00000010",
  "S C3A39000 0001020304050607",
  "S C3A39008 08090A0B0C0D0E0F",
  "C 06000040AABBCCDD",
  "M AAACD000 00000000 0007C000 DA7778FB66018A4E9B4110ED06E730D00 breakpad unittests",
  "M F6FCA000 00E89000 00004000 56B149396A4DAF176E26B4A85DA87BF30 libnetd.so",
  "-----END BREAKPAD MICRODUMP-----",
]

func microdumps(_ lines: [String], ending: String = "\n") -> [Microdump] {
  Microdump.all(in: ByteView(Array(lines.map { $0 + ending }.joined().utf8)))
}

@Suite struct MicrodumpTests {
  @Test func `every line is read`() throws {
    let crash = try #require(microdumps(wholeLines).first)
    #expect(crash.product == "WebView:48.0.2564.106")
    #expect(crash.system?.platform == "A")
    #expect(crash.system?.architecture == "arm")
    #expect(crash.system?.processorCount == 6)
    #expect(crash.system?.hardware == "armv8l")
    #expect(crash.system?.build == "lge/p1/p1:6.0.1/MRA58K/16032:user/release-keys")
    #expect(crash.processType == "browser")
    #expect(crash.reason?.signal == 11)
    #expect(crash.reason?.name == "SIGSEGV")
    #expect(crash.reason?.address == 0xbeef)
    #expect(crash.gpu == "OpenGL ES 3.1|Qualcomm|Adreno (TM) 418")
    #expect(crash.freeSpace?.holeCount == 0xd9)
    #expect(crash.freeSpace?.byteCount == 0x975f_4000)
    #expect(crash.stackBounds?.stackPointer == 0xc3a3_9008)
    #expect(crash.stack.map(\.address) == [0xc3a3_9000])
    #expect(crash.stack.first?.bytes == Array(0..<16))
    #expect(crash.context.bytes == [6, 0, 0, 0x40, 0xaa, 0xbb, 0xcc, 0xdd])
    #expect(crash.mappings.map(\.name) == ["breakpad unittests", "libnetd.so"])
    #expect(crash.mappings.map(\.address) == [0xaaac_d000, 0xf6fc_a000])
    #expect(crash.mappings.map(\.fileOffset) == [0, 0xe8_9000])
    #expect(crash.mappings.map(\.byteCount) == [0x7c000, 0x4000])
    #expect(crash.mappings.first?.identifier == "DA7778FB66018A4E9B4110ED06E730D00")
    #expect(crash.problems.isEmpty)
    #expect(
      crash.facts.map(\.name) == [
        "product", "process type", "build", "hardware", "gpu", "free address space",
      ])
  }

  @Test func `what nobody told Breakpad is nothing`() throws {
    let crash = try #require(
      microdumps([wholeLines[0], "V UNKNOWN:0.0.0.0", "P UNKNOWN", "G UNKNOWN"]).first)
    #expect(crash.product == nil && crash.processType == nil && crash.gpu == nil)
  }

  @Test(arguments: ["\n", "\r\n", "\r\r\n"])
  func `lines end as they like`(ending: String) throws {
    #expect(microdumps(wholeLines, ending: ending).first?.problems == [])
    #expect(microdumps(wholeLines, ending: ending).first?.mappings.last?.name == "libnetd.so")
  }

  @Test(arguments: [
    "W/google-breakpad( 3745): ", "02-25 07:59:17.0%d0 F/google-breakpad(16162): ",
    "02-23 15:49:14.70%d  1740  1739 F google-breakpad: ", "[   12.34567%d] app[77]: ",
    "2026-02-23T15:49:1%dZ host app: ", "Feb 23 15:49:1%d host app[9]: ",
  ])
  func `what a log puts before its lines is no part of them`(prefix: String) throws {
    let lines = wholeLines.enumerated().map { index, line in
      prefix.replacing("%d", with: "\(index % 10)") + line
    }
    let crash = try #require(microdumps(lines).first)
    #expect(crash.problems.isEmpty)
    #expect(crash.mappings.count == 2)
    #expect(crash.stack.first?.bytes.count == 16)
  }

  @Test func `lines of other processes are passed over`() throws {
    var lines = wholeLines.map { "02-25 07:59:17.030 F/google-breakpad(16162): " + $0 }
    for index in lines.indices.dropFirst().reversed() {
      lines.insert("02-25 07:59:17.031 I/chatty(  999): S C3A39000 FFFF", at: index)
      lines.insert("--------- beginning of crash", at: index)
    }
    let crash = try #require(microdumps(lines).first)
    #expect(crash.problems.isEmpty)
    #expect(crash.stack.first?.bytes == Array(0..<16))
  }

  @Test func `two processes that crash at once are told apart`() throws {
    let other = wholeLines.map { $0.replacing("browser", with: "renderer") }
    let lines = zip(wholeLines, other).flatMap { first, second in
      ["F/google-breakpad(    1): \(first)", "F/google-breakpad(    2): \(second)"]
    }
    let crashes = microdumps(lines)
    #expect(crashes.map(\.processType) == ["browser", "renderer"])
    #expect(crashes.allSatisfy { $0.problems.isEmpty && $0.mappings.count == 2 })
  }

  @Test func `an unfinished line before the mark does not hide the microdump`() throws {
    var lines = wholeLines
    lines[0] = "Received signal 11 SEGV_MAPERR" + lines[0]
    let crash = try #require(microdumps(lines).first)
    #expect(crash.system?.architecture == "arm")
    #expect(crash.mappings.count == 2)
    #expect(crash.stack.first?.bytes.count == 16)
  }

  @Test func `microdumps behind one another are told in their order`() throws {
    let second = wholeLines.map { $0.replacing("browser", with: "gpu") }
    #expect(microdumps(wholeLines + ["noise"] + second).map(\.processType) == ["browser", "gpu"])
  }

  @Test func `one that begins anew ends what was not finished`() throws {
    let crashes = microdumps(Array(wholeLines.dropLast(4)) + wholeLines)
    #expect(crashes.count == 2)
    #expect(
      crashes[0].problems.map(\.message).contains { $0.contains("ends the microdump is missing") })
    #expect(crashes[1].problems.isEmpty)
  }

  @Test func `a log without one has none`() {
    #expect(microdumps(["hello", "S C3A39000 00"]).isEmpty)
    #expect(microdumps([]).isEmpty)
    #expect(!Microdump.begins(in: ByteView(Array("-----BEGIN BREAKPAD".utf8))))
  }
}
