import Bytes
import Synchronization

/// Bounds how much of a mapped text stays in memory while it is read here and there.
///
/// Each place that is read brings in its neighbourhood, up to 64 KiB (Linux, "fault-around").
final class Residence: Sendable {
  /// After this many places, some 8 MiB, all of them are let go.
  private static let placeLimit = 128

  private let view: ByteView
  private let placeCount = Atomic(0)
  private let lastPlace = Atomic(-1)

  init(_ view: ByteView) {
    self.view = view
  }

  /// To be told of every offset that is read from.
  @inline(__always)
  func touch(_ offset: Int) {
    let place = offset >> 16
    if lastPlace.load(ordering: .relaxed) != place { enter(place) }
  }

  private func enter(_ place: Int) {
    lastPlace.store(place, ordering: .relaxed)
    let count = placeCount.wrappingAdd(1, ordering: .relaxed).newValue
    if count.isMultiple(of: Self.placeLimit) { view.releaseMemory() }
  }
}
