/// Values by key that know which of them was not used for longest; every operation takes the same
/// time, however many there are.
struct RecencyList<Key: Hashable, Value> {
  /// An entry between the one used before it and the one used after it.
  private struct Entry {
    var key: Key
    var value: Value
    var older: Int?
    var newer: Int?
  }

  private var places: [Key: Int] = [:]
  /// Nil where an entry was removed.
  private var entries: [Entry?] = []
  private var freePlaces: [Int] = []
  private var oldest: Int?
  private var newest: Int?

  var count: Int { places.count }

  /// The value of a key, which is thereby used.
  mutating func use(_ key: Key) -> Value? {
    guard let place = places[key] else { return nil }
    unlink(place)
    linkAsNewest(place)
    return entries[place]?.value
  }

  /// Adds a value, used now; returns the one that had the key.
  @discardableResult
  mutating func insert(_ value: Value, for key: Key) -> Value? {
    let former = remove(key)
    let place = freePlaces.popLast() ?? entries.count
    if place == entries.count { entries.append(nil) }
    entries[place] = Entry(key: key, value: value)
    places[key] = place
    linkAsNewest(place)
    return former
  }

  @discardableResult
  mutating func remove(_ key: Key) -> Value? {
    guard let place = places.removeValue(forKey: key) else { return nil }
    unlink(place)
    let value = entries[place]?.value
    entries[place] = nil
    freePlaces.append(place)
    return value
  }

  /// Takes out what was not used for longest.
  mutating func removeOldest() -> Value? {
    oldest.flatMap { entries[$0]?.key }.flatMap { remove($0) }
  }

  private mutating func unlink(_ place: Int) {
    guard let (older, newer) = entries[place].map({ ($0.older, $0.newer) }) else { return }
    if let older { entries[older]?.newer = newer } else { oldest = newer }
    if let newer { entries[newer]?.older = older } else { newest = older }
  }

  private mutating func linkAsNewest(_ place: Int) {
    entries[place]?.older = newest
    entries[place]?.newer = nil
    if let newest { entries[newest]?.newer = place } else { oldest = place }
    newest = place
  }
}
