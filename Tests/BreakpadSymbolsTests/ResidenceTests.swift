import Bytes
import Synchronization
import Testing

@testable import BreakpadSymbols

@Suite struct ResidenceTests {
  /// Counts how often its memory is let go.
  private final class Owner: ResidentBytes {
    let releaseCount = Atomic(0)

    func release(_ bytes: UnsafeRawBufferPointer) { releaseCount.add(1, ordering: .relaxed) }
    func expect(_ access: ByteAccess, of bytes: UnsafeRawBufferPointer) {}

    var releases: Int { releaseCount.load(ordering: .relaxed) }
  }

  private nonisolated(unsafe) static let byte = UnsafeMutableRawPointer.allocate(
    byteCount: 1, alignment: 1)

  private func residence() -> (Residence, Owner) {
    let owner = Owner()
    return (Residence(ByteView(base: Self.byte, byteCount: 0, owner: owner)), owner)
  }

  @Test func `memory is let go after 128 places`() {
    let (residence, owner) = residence()
    for place in 0..<127 { residence.touch(place << 16) }
    #expect(owner.releases == 0)
    residence.touch(127 << 16)
    #expect(owner.releases == 1)
  }

  @Test func `two readers in two places let nothing go`() {
    let (residence, owner) = residence()
    for step in 0..<10_000 { residence.touch((step % 2 * 5) << 16 + step) }
    #expect(owner.releases == 0)
  }
}
