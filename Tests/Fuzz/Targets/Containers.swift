import Bytes
import Containers
import MinidumpReading
import Platform

extension FuzzTarget {
  /// Input: anything that somebody may give as a dump.
  static let containers = FuzzTarget(
    name: "containers", purpose: "compressed files, uploads and logs with microdumps",
    dictionary: "containers", longestInput: 1 << 14, leastCoverage: 1900, seeds: Seeds.containers,
    run: { view in
      let limits = CompressedFile.Limits(byteCount: 1 << 20)
      guard let input = try? DumpInput(view, named: "input", limits: limits) else { return }
      require(input.minidump.byteCount >= 32, "a dump is shorter than its header")
      let isWritten = input.format == .microdump
      require(!isWritten || (try? Minidump(input.minidump)) != nil, "our own dump is none")
    })
}
