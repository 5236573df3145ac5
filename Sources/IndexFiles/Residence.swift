package import Bytes
package import Synchronization

/// Bounds how much of a mapped text stays in memory while it is read here and there, by any number of
/// threads.
///
/// Each place that is read brings in its neighbourhood: 64 KiB ("fault-around"), and from Linux 6.18 on
/// all of the folio that the file's bytes are kept in, of up to 2 MiB.
package final class Residence: Sendable {
  /// After this many places all of them are let go.
  private static let placeLimit = 6
  /// Of the bytes in a place: a number of so many bits.
  @usableFromInline static let placeBitCount = 21
  /// The most that stays in memory.
  package static let byteCount = placeLimit << placeBitCount

  private let view: ByteView
  private let placeCount = Atomic(0)
  /// The places that were read lately, each where its number's lowest bits say: threads that read in
  /// different places must not each time seem to have come to new ones.
  @usableFromInline let recentPlaces = InlineArray<256, Atomic<Int>> { _ in Atomic(-1) }

  package init(_ view: ByteView) {
    self.view = view
  }

  /// To be told of every offset that is read from.
  @inlinable @inline(__always)
  package func touch(_ offset: Int) {
    let place = offset >> Self.placeBitCount
    let isRecent = recentPlaces[place & 255].load(ordering: .relaxed) == place
    if !isRecent { enter(place) }
  }

  @usableFromInline func enter(_ place: Int) {
    recentPlaces[place & 255].store(place, ordering: .relaxed)
    let count = placeCount.wrappingAdd(1, ordering: .relaxed).newValue
    if count.isMultiple(of: Self.placeLimit) { letGo() }
  }

  private func letGo() {
    for index in recentPlaces.indices {
      recentPlaces[index].store(-1, ordering: .relaxed)
    }
    view.releaseMemory()
  }
}
