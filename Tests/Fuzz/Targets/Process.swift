import BreakpadSymbols
import Bytes
import MinidumpReading
import Processing
import Reports
import Symbols

extension FuzzTarget {
  /// What the tool does with a dump, with symbols for whatever module it names.
  static let process = FuzzTarget(
    name: "process", purpose: "a dump explained, in every report", dictionary: "minidump",
    longestInput: 1 << 16, leastCoverage: 15000, seeds: Seeds.dumps,
    run: { view in
      guard let dump = try? Minidump(view) else { return }
      var processor = DumpProcessor(suppliers: [SameSymbols()])
      processor.guessesArguments = true
      let state = InlineExecutor.run { [processor] in await processor.process(dump) }
      // Frames are bounded by 4,096 and the dump's length; what each repeats has bounds of its own.
      let most = 64 << 20 + 512 * view.byteCount
      for report in [JSONReport(isPretty: true), JSONReport()] {
        let bytes = report.report(state)
        require(bytes.count < most, "\(view.byteCount) bytes have a report of \(bytes.count)")
        require(ExtraInformation(json: bytes) != nil, "a report is no JSON object")
      }
      for report in [TextReport(isBrief: true), TextReport()] {
        requireHarmless(report.report(state))
      }
    })

  /// A terminal obeys control characters, so a report has none but line feeds.
  static func requireHarmless(_ report: [UInt8]) {
    require(!report.isEmpty, "a report is empty")
    require(report.allSatisfy { $0 >= 0x20 && $0 != 0x7f || $0 == 0x0a }, "a report has controls")
    require(String(validating: report, as: UTF8.self) != nil, "a report is no UTF-8")
  }
}

/// The same symbols for every module, with something of every kind of record.
struct SameSymbols: SymbolSupplier {
  func symbols(for module: ModuleID) async -> SymbolLookup {
    .found(BreakpadSymbolFile(Self.text))
  }

  static let text = ByteView(Seeds.handmadeSymbols.utf8)
}
