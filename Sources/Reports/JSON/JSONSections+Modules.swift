import MinidumpFormat
import Processing
import Symbols

extension JSONSections {
  func module(_ summary: ModuleSummary, to json: inout JSONWriter) {
    let module = summary.module
    let name = module.id.codeFileName
    let statistics = facts.symbolStatistics[name]
    json.object { json in
      json.address("base_addr", module.baseAddress, digitCount: digitCount)
      json.member("cert_subject", state.certificates[name])
      json.nonzeroBits("checksum", summary.record?.checksum ?? 0)
      json.member("code_file", module.id.codeFile)
      json.member("code_id", module.id.codeIdentifier?.text ?? "")
      json.member("corrupt_symbols", statistics?.isCorrupt ?? false)
      json.member("debug_file", module.id.debugFileName ?? "")
      json.member("debug_id", (module.id.debugIdentifier ?? .none).text)
      json.address("end_addr", module.baseAddress &+ module.byteCount, digitCount: digitCount)
      json.member("filename", name)
      json.member("loaded_symbols", statistics?.isLoaded ?? false)
      json.member("missing_symbols", statistics.map { !$0.isLoaded } ?? false)
      symbolDetails(summary, to: &json)
      json.member("symbol_url", summary.symbolURL)
      json.nonzero("timestamp", summary.record?.timestamp ?? 0)
      json.member("version", summary.version)
      versionInfo(of: summary, to: &json)
    }
  }

  /// Our additions: what is known of the module's symbols beyond yes and no.
  private func symbolDetails(_ summary: ModuleSummary, to json: inout JSONWriter) {
    if case .loaded(let badRecordCount) = summary.symbols, badRecordCount > 0 {
      json.member("symbol_bad_records", badRecordCount)
    }
    if !summary.inquiries.isEmpty {
      json.array("symbol_inquiries", summary.inquiries) { inquiry($1, to: &$0) }
    }
    switch summary.symbols {
    case .notAsked, .loaded: break
    case .missing(let places):
      json.array("symbol_places", places) { $0.string($1) }
    case .unusable(let place, let reason):
      json.array("symbol_places", [place]) { $0.string($1) }
      json.member("symbol_problem", reason)
    }
  }

  private func inquiry(_ inquiry: SymbolInquiry, to json: inout JSONWriter) {
    json.object { json in
      json.member("answer", inquiry.answer.name)
      json.member("place", inquiry.place)
      if let reason = inquiry.answer.reason { json.member("reason", reason) }
    }
  }

  func unloadedModule(_ module: UnloadedModuleSummary, to json: inout JSONWriter) {
    json.object { json in
      json.address("base_addr", module.baseAddress, digitCount: digitCount)
      json.member("cert_subject", state.certificates[ModuleID.fileName(of: module.name)])
      json.nonzeroBits("checksum", module.checksum)
      json.member("code_id", module.codeIdentifier?.text ?? "")
      json.address("end_addr", module.baseAddress &+ module.byteCount, digitCount: digitCount)
      json.member("filename", module.name)
      json.nonzero("timestamp", module.timestamp)
    }
  }
}

extension ModuleSummary {
  /// Where its symbols were downloaded from; nil when they come from a disk.
  fileprivate var symbolURL: String? {
    inquiries.first { $0.answer == .symbols && $0.isOfServer }?.place
  }
}

extension SymbolInquiry.Answer {
  fileprivate var name: String {
    switch self {
    case .symbols: "symbols"
    case .nothing: "nothing"
    case .unusable: "unusable"
    case .unknown: "unknown"
    }
  }

  fileprivate var reason: String? {
    switch self {
    case .symbols, .nothing: nil
    case .unusable(let reason), .unknown(let reason): reason
    }
  }
}
