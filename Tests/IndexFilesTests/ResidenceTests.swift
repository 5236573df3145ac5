import Bytes
import IndexFiles
import Synchronization
import Testing

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

  @Test func `memory is let go after 6 places of 2 MiB`() {
    let (residence, owner) = residence()
    for place in 0..<50 { residence.touch(place << 16) }
    for place in 0..<5 { residence.touch(place << 21) }
    #expect(owner.releases == 0)
    residence.touch(5 << 21)
    #expect(owner.releases == 1)
  }

  @Test func `two readers in two places let nothing go`() {
    let (residence, owner) = residence()
    for step in 0..<10_000 { residence.touch((step % 2 * 5) << 21 + step) }
    #expect(owner.releases == 0)
  }
}
