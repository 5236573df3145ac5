import Bytes
import Demangling

extension FuzzTarget {
  /// Input: a mangled name.
  static let demangling = FuzzTarget(
    name: "demangle", purpose: "names of C++, Rust and Swift", dictionary: "names",
    longestInput: 1 << 10, leastCoverage: 490, seeds: Seeds.names,
    run: { view in
      let name = String(decoding: view.bytes, as: UTF8.self)
      for style in [.full, .withoutParameters] as [DemangledNameStyle] {
        guard let told = Demangler.demangle(name, style: style) else { continue }
        require(told.text.utf8.count <= Demangler.textLimit + name.utf8.count, "a long text")
      }
    })
}

extension Seeds {
  static func names() -> [Seed] {
    [
      "_ZNKSt6vectorIiSaIiEE4sizeEv", "_Z1fIJidEEvDpT_", "_ZN1AcvT_IiEEv.cold",
      "_ZN4core3fmt9Formatter3pad17h0123456789abcdefE", "$s4main3fooSaySiGyF",
      "$s4main3fooyyYaFTY0_", "$sSDySSSSGACyACG", "_RIC1aFUKCjEuDG_INtB0_5TraithEp4ItemRL0_hEL_E",
      "_RIC1aKRAh1_h2_EKVNtB0_1SS1xh1_EE", "_RNCNvC1au8gdel_5qas_0",
    ].enumerated().map { Seed("name-\($0)", $1) }
  }
}
