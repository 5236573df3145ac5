import Bytes
import Processing
import Reports

extension FuzzTarget {
  /// The JSON that `--evil-json` takes.
  static let extraInformation = FuzzTarget(
    name: "extra-json", purpose: "the JSON of --evil-json", dictionary: "json",
    longestInput: 1 << 12, leastCoverage: 650, seeds: Seeds.extraInformation,
    run: { view in
      guard let extra = ExtraInformation(json: view.bytes) else { return }
      var state = ProcessState()
      extra.complete(&state)
      require(ExtraInformation(json: JSONReport().report(state)) != nil, "a report is no JSON")
    })
}
