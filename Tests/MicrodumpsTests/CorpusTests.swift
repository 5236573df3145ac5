import Bytes
import Foundation
import Microdumps
import MinidumpReading
import MinidumpWriting
import Platform
import Testing

/// Microdumps that Breakpad wrote, in the folder that MINIDUMP_CORPUS names.
private let corpus = ProcessInfo.processInfo.environment["MINIDUMP_CORPUS"]

@Suite(.enabled(if: corpus != nil)) struct CorpusTests {
  private var paths: [String] {
    let root = corpus ?? ""
    let upstream = "upstream/google-breakpad/testdata"
    let folders = ["microdumps", upstream].map { root + "/" + $0 }
    return folders.flatMap { folder in
      (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
        .filter { $0.hasSuffix(".microdump") || $0.hasPrefix("microdump-") }
        .map { folder + "/" + $0 }
    }
  }

  @Test func `each is whole, and its registers agree with its stack`() throws {
    #expect(!paths.isEmpty)
    for path in paths {
      // Of a log with several, the last one is cut off.
      let crash = try #require(Microdump.all(in: try MappedFile.view(ofFile: path)).first)
      #expect(crash.problems.isEmpty, "\(path): \(crash.problems)")
      let dump = try Minidump(
        ByteView(MinidumpWriter(byteOrder: crash.byteOrder).bytes(of: crash)))
      let thread = try #require(try dump.stream(ThreadList.self)?.first)
      let architecture = try dump.stream(SystemInfo.self)?.architecture
      let context = try thread.context(architecture)
      #expect(context.stackPointer == crash.stackBounds?.stackPointer, "\(path)")
    }
  }
}
