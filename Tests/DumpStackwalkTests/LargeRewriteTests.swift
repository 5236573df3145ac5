import Foundation
import Glibc
import Support
import Testing

/// Set by the environment variable MINIDUMP_LARGE: takes five gigabytes of address space, half a
/// minute, and a file system that knows holes.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["MINIDUMP_LARGE"] != nil, "MINIDUMP_LARGE"))
struct LargeRewriteTests {
  static let memoryByteCount = 5 << 30

  /// A dump that is mostly a hole.
  func laid() -> [UInt8] {
    var dump = SyntheticDump()
    var list = dump.assembler
    list.u64(1)
    list.u64(4096)  // BaseRva
    list.u64(0x10_0000)
    list.u64(UInt64(Self.memoryByteCount))
    dump.add(stream: 9, list.bytes)
    return dump.bytes
  }

  @Test func `a dump of five gigabytes takes less than fifty megabytes of memory`() throws {
    try Tool.withFile(laid()) { path in
      try #require(truncate(path, 4096 + Self.memoryByteCount) == 0)
      // A device that takes everything would not even look at the bytes.
      var ends: [Int32] = [0, 0]
      try #require(pipe(&ends) == 0)
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      let reader = ends[0]
      let drained = Thread { drain(reader) }
      drained.start()
      defer {
        for end in ends { close(end) }
      }
      let answer = try Tool.run(["rewrite", path, "-"], output: ends[1])
      #expect(answer.status == 0)
      #expect(answer.errors.contains("standard stream: 5.0 GiB"))
      #expect(answer.residentKibibytes < 50 * 1024)
    }
  }

  /// Reads what comes, and forgets it.
  private func drain(_ descriptor: Int32) {
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while read(descriptor, &chunk, chunk.count) > 0 {}
  }
}
