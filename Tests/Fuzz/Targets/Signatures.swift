import Bytes
import Signatures

extension FuzzTarget {
  /// Input: names of functions, each on a line, innermost first; behind an empty line, rules.
  static let signatures = FuzzTarget(
    name: "signature", purpose: "names of crashes, and their rules", dictionary: "names",
    longestInput: 1 << 12, leastCoverage: 780, seeds: Seeds.signatures,
    run: { view in
      let parts = view.bytes.split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      let end = parts.firstIndex { $0.isEmpty } ?? parts.endIndex
      let frames = parts[..<end].enumerated().map {
        SignatureFrame(
          number: $0.offset, function: String(decoding: $0.element, as: UTF8.self), module: "app")
      }
      var rules = SignatureRules()
      let text = parts[end...].joined(separator: [UInt8(ascii: "\n")])
      try? rules.add(Array(text), named: "input")
      rules.append(.builtIn)
      var facts = SignatureFacts(frames: frames)
      for isStackOverflow in [false, true] {
        facts.isStackOverflow = isStackOverflow
        let signature = CrashSignature(facts, rules: rules)
        require(signature.text.utf8.count <= CrashSignature.textLimit, "a long signature")
        require(!signature.text.utf8.contains { $0 < 0x20 }, "more than a line")
      }
    })
}

extension Seeds {
  static func signatures() -> [Seed] {
    [
      "raise\nabort\nint app::Map<int>::find(int) const\nmain",
      "closure #1 (Swift.Int) -> () in app.f<A where A: app.P>(key: A, _: Swift.Int) -> ()",
      "<app::A<u8> as core::iter::Map<X>>::next::h0123456789abcdef\nmain",
      "a::f(int)::{lambda(int)#1}::operator()(int)\nb\nc\nb\nc\nb\nc",
      "f\ng\n\n[irrelevant]\nf*\n[prefix rust]\napp!g\\*",
    ].enumerated().map { Seed("signature-\($0)", $1) }
  }
}
