import MinidumpKit

/// How far to go, and what else is known.
struct Analysis {
  var guessesArguments = false
  var listsStackContents = false
  /// Breakpad's reports show names as symbol files have them.
  var demanglesNames = true
  /// A file with more about the process.
  var extraFile: String?
  /// Nil for the rules that are built in.
  var signature: SignatureOptions?
  /// Nil for none but those that the dump's size sets.
  var limits: LimitOptions?
  /// The most memory the process may have at a time; nil without a limit.
  var byteLimit: Int?
}

/// From a dump's bytes to what happened.
struct Walk {
  let analysis: Analysis
  let log: Log
  private let sources: SymbolSources
  private let progress: DownloadProgress

  /// - Parameter moreSymbols: symbol places given behind the dump.
  init(
    symbols: SymbolOptions, moreSymbols: [String], analysis: Analysis, log: Log,
    showsProgress: Bool
  ) {
    self.analysis = analysis
    self.log = log
    progress = DownloadProgress(isShown: showsProgress, log: log)
    sources = SymbolSources(
      analysis.limits?.limited(symbols) ?? symbols, moreSymbols, observer: progress)
  }

  func state(of input: DumpInput) async throws(Failure) -> ProcessState {
    let dump = try Input.minidump(in: input.minidump)
    let extra = extraInformation()
    for problem in sources.problems { log.error(problem) }
    var processor = DumpProcessor(suppliers: sources.suppliers)
    processor.guessesArguments = analysis.guessesArguments
    processor.listsStackContents = analysis.listsStackContents
    processor.demanglesNames = analysis.demanglesNames
    if let signature = analysis.signature { processor.signatureRules = try signature.rules() }
    if let limits = analysis.limits {
      processor.frameLimit = limits.maxFrames
      processor.interruption = limits.interruption(byteLimit: analysis.byteLimit)
    }
    progress.beginWork()
    defer { progress.finish() }
    var state = try await processor.state(of: dump, within: analysis.limits)
    progress.finish()
    extra?.complete(&state)
    input.complete(&state)
    noteFindings(state)
    return state
  }

  /// Makes the indexes that would have spared work, for the next report, and room for downloads.
  func finish() {
    for (path, result) in sources.indexes.makeMissing() {
      switch result {
      case .success(let index): log.info("index of \(path): \(index.byteCount.inBinaryUnits)")
      case .failure(let error): log.info("no index of \(path): \(error)")
      }
    }
    sources.downloads?.trim()
  }

  /// What the file of `--evil-json` says; one that cannot be read is logged and passed over.
  private func extraInformation() -> ExtraInformation? {
    guard let path = analysis.extraFile else { return nil }
    do {
      let extra = ExtraInformation(json: try MappedFile.view(ofFile: path).bytes)
      if extra == nil {
        log.error("--evil-json \(path): not a JSON object; going on without it")
      }
      return extra
    } catch {
      log.error("--evil-json: \(error); going on without it")
      return nil
    }
  }

  private func noteFindings(_ state: ProcessState) {
    for diagnostic in state.diagnostics {
      log.warn("\(diagnostic)")
    }
    for module in state.modules {
      if let sentence = module.symbols.sentence {
        log.info("symbols of \(module.module.id.codeFileName): \(sentence)")
      }
    }
  }
}

extension ModuleSymbols {
  /// What the log says of them; nothing where nobody asked.
  fileprivate var sentence: String? {
    switch self {
    case .notAsked: nil
    case .loaded(badRecordCount: 0): "found"
    case .loaded(let count): "found, \(count) records could not be understood"
    case .missing([]): "not found"
    case .missing(let places): "not found in \(places.joined(separator: ", "))"
    case .unusable(let place, let reason): "\(place) cannot be used: \(reason)"
    }
  }
}
