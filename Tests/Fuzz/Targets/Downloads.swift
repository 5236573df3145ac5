import Bytes
import Fetching
import SymbolStores

extension FuzzTarget {
  /// Input: lines as the program that downloads says them.
  static let fetchLines = FuzzTarget(
    name: "fetch-lines", purpose: "what a report and its downloader say to each other",
    dictionary: "none", longestInput: 1 << 12, leastCoverage: 200, seeds: Seeds.fetchLines,
    run: { view in
      // By bytes: as characters, a carriage return and the end behind it are one.
      let end = UInt8(ascii: "\n")
      for piece in view.bytes.split(separator: end) {
        let text = String(decoding: piece, as: UTF8.self)
        guard let line = FetchLine(parsing: text) else { continue }
        require(line.number("number").map { $0 >= 0 } ?? true, "a number below 0")
        let said = line.text.utf8.dropLast()
        require(!said.contains(end), "an end in the middle of a line")
        let again = FetchLine(parsing: String(decoding: said, as: UTF8.self))
        require(again?.text == line.text, "a line read as another")
        _ = FetchEvent(line)
        _ = FetchRequest(line)
      }
    })

  /// Input: the file of what servers did not have.
  static let rememberedMisses = FuzzTarget(
    name: "remembered-misses", purpose: "the file of what symbol servers did not have",
    dictionary: "none", longestInput: 1 << 12, leastCoverage: 70, seeds: Seeds.rememberedMisses,
    run: { view in
      let now = 1_700_000_000
      let known = RememberedMisses.misses(in: view, at: now)
      require(known.count <= view.byteCount / 3, "more lines than bytes")
      require(
        known.values.allSatisfy { $0 <= now && $0 > now - RememberedMisses.lifetimeSeconds },
        "one that no longer holds")
    })
}
