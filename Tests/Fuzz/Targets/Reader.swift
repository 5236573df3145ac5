import Bytes
import MinidumpReading

extension FuzzTarget {
  /// Reads a dump as the tests do that touch everything.
  static let reader = FuzzTarget(
    name: "reader", purpose: "every stream of a dump, every element and string of it",
    dictionary: "minidump", longestInput: 1 << 16, leastCoverage: 5200, seeds: Seeds.dumps,
    run: { view in
      guard let dump = try? Minidump(view) else {
        require(!InputKind(of: view).name.isEmpty, "an input is of no kind")
        return
      }
      _ = Walk(dump)
    })
}
