import MinidumpWriting

/// Stretches of the address space, to be asked whether an address is in one of them.
struct AddressRanges: Sendable {
  /// The first and the last addresses of stretches that do not touch, in ascending order.
  private var stretches: [(first: UInt64, last: UInt64)] = []

  /// - Parameter ranges: in any order, may overlap; empty ones say nothing.
  init(_ ranges: [(address: UInt64, byteCount: UInt64)]) {
    let sorted = ranges.filter { $0.byteCount > 0 }.sorted { $0.address < $1.address }
    for (address, byteCount) in sorted {
      let (end, overflow) = address.addingReportingOverflow(byteCount - 1)
      let last = overflow ? .max : end
      if let previous = stretches.last, previous.last == .max || address <= previous.last + 1 {
        stretches[stretches.count - 1].last = max(previous.last, last)
      } else {
        stretches.append((address, last))
      }
    }
  }

  var isEmpty: Bool { stretches.isEmpty }

  func contains(_ address: UInt64) -> Bool {
    stretch(reaching: address).map { $0.first <= address } ?? false
  }

  /// Whether all of a piece is in one stretch.
  func contains(_ piece: MemorySnapshot) -> Bool {
    guard piece.byteCount > 0, let stretch = stretch(reaching: piece.address) else { return false }
    return stretch.first <= piece.address && stretch.last - piece.address >= piece.byteCount - 1
  }

  /// Whether some of a piece is in a stretch.
  func overlaps(_ piece: MemorySnapshot) -> Bool {
    guard piece.byteCount > 0, let stretch = stretch(reaching: piece.address) else { return false }
    return stretch.first <= piece.address || stretch.first - piece.address < piece.byteCount
  }

  /// The first stretch that does not end before `address`.
  private func stretch(reaching address: UInt64) -> (first: UInt64, last: UInt64)? {
    var (low, high) = (0, stretches.count)
    while low < high {
      let middle = low + (high - low) / 2
      if stretches[middle].last < address {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < stretches.count ? stretches[low] : nil
  }
}
