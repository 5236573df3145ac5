import Foundation
import Support
import Testing

/// What the command makes of dumps inside something else.
@Suite struct InputTests {
  private let dump: [UInt8]
  private let symbols = Fixture.folder.appendingPathComponent("Symbols").path

  init() throws {
    dump = try Fixture.bytes("linux-arm-null.dmp")
  }

  private func firstFrames(_ report: String) -> [Substring] {
    report.split(separator: "\n").filter { $0.contains("crasher!") }
  }

  @Test func `a microdump from standard input is explained like the dump it was made of`() throws {
    let text = try Fixture.bytes("linux-arm-null.microdump")
    let answer = try Tool.run(["-", symbols], input: text)
    #expect(answer.status == 0)
    #expect(answer.errors == "")
    #expect(answer.output.contains("\nRead from: microdump\n"))
    #expect(answer.output.contains("  gpu = OpenGL ES 3.2|ARM|Mali-G78\n"))
    let original = try Tool.run(["-", symbols], input: dump)
    #expect(!firstFrames(answer.output).isEmpty)
    #expect(firstFrames(answer.output) == firstFrames(original.output))
  }

  @Test(arguments: ["zst", "xz"])
  func `a compressed dump has the report of the dump`(ending: String) throws {
    let path = Fixture.folder.appendingPathComponent("Containers/linux-arm-null.dmp.\(ending)").path
    let packed = try Tool.run(["--brief", path, symbols])
    #expect(packed.status == 0)
    #expect(packed.output == (try Tool.run(["--brief", "-", symbols], input: dump)).output)
  }

  @Test func `a dump cut off in its container is explained as far as it goes`() throws {
    let packed = Packed.gzip(dump + [UInt8](repeating: 0, count: 200_000)).prefix(60_000)
    let answer = try Tool.run(["--verbose=warn", "-", symbols], input: Array(packed))
    #expect(answer.status == 0)
    let original = try Tool.run(["-", symbols], input: dump)
    #expect(firstFrames(answer.output) == firstFrames(original.output))
    #expect(answer.output.contains("Could not be read:\n  gzip: it ends in the middle of the"))
    #expect(answer.errors.hasPrefix(" WARN gzip: it ends in the middle of the compressed data"))
  }

  @Test func `the fields of an upload are in the report for programs`() throws {
    let body = Packed.multipart([
      .field("prod", "Electron"), .field("note__1", "a"), .field("note__2", "b"),
      .file("upload_file_minidump", dump),
    ])
    let answer = try Tool.run(["--json", "-", symbols], input: Packed.gzip(body))
    #expect(answer.status == 0)
    #expect(
      answer.output.contains(
        #""input":{"containers":["gzip","multipart"],"fields":{"note":"ab","prod":"Electron"},"#
          + #""format":"minidump"}"#))
  }

  @Test func `a container that cannot be unpacked at all is refused with exit code 1`() throws {
    let answer = try Tool.run(["-"], input: Array(Packed.zstd(dump).prefix(8)))
    #expect(answer.status == 1)
    #expect(answer.output == "")
    #expect(
      answer.errors.hasPrefix(
        "ERROR IoError - Error reading dump: cannot decompress standard input: it ends in the"))
  }

  @Test func `a container with something else in it is refused with exit code 1`() throws {
    let page = Packed.zstd(Array("<!doctype html><title>404</title>".utf8))
    let answer = try Tool.run(["-"], input: page)
    #expect(answer.status == 1)
    #expect(
      answer.errors.hasPrefix(
        "ERROR HeaderMismatch - Error reading dump: standard input is zstd, and in it a web page: ")
    )
  }
}
