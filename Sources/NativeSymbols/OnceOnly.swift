import Synchronization

/// A value that is made when it is first asked for; who asks meanwhile waits, who asks later does not.
final class OnceOnly<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value

    init(_ value: Value) {
      self.value = value
    }
  }

  private let made = AtomicLazyReference<Box>()
  private let turn = Mutex(())

  func value(_ make: () -> Value) -> Value {
    if let made = made.load() { return made.value }
    return turn.withLock { _ in
      if let made = made.load() { return made.value }
      return made.storeIfNil(Box(make())).value
    }
  }

  /// What was made; nil before.
  var valueIfMade: Value? { made.load()?.value }
}
