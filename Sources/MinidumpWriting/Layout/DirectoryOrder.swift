import MinidumpFormat

extension [DirectoryRecord] {
  /// Those named by `order` in its order, then the others as they are.
  func ordered(by order: [StreamType]) -> [DirectoryRecord] {
    var places: [StreamType: [Int]] = [:]
    for (place, type) in order.enumerated().reversed() {
      places[type, default: []].append(place)
    }
    let ranked = map { record in (rank: places[record.type]?.popLast() ?? order.count, record) }
    return ranked.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }.map(\.element.1)
  }
}
