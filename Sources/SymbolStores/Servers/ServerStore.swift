import Bytes
import ELF
public import Fetching
import Platform
public import Symbols
import Synchronization

/// Symbols from servers, kept in a folder.
///
/// All servers are asked at the same time; of those that have the symbols, the first in order counts.
/// What was downloaded before is not asked for again, nor, for an hour, what a server did not have.
/// While a module is looked for, everybody who asks for it waits for that one look-up.
public final class ServerStore: SymbolSupplier {
  /// In the order they count.
  public let servers: [SymbolServer]
  private let cache: DownloadCache
  private let indexes: SymbolIndexCache
  private let options: Options
  private let downloader: Downloader
  private let underway = Mutex<[[String]: Task<SymbolLookup, Never>]>([:])

  /// - Parameters:
  ///   - cache: where downloads are kept.
  ///   - transport: downloads.
  ///   - indexes: finds those of the symbol files.
  ///   - observer: told of downloads, from any thread.
  public init(
    _ servers: [SymbolServer], cache: DownloadCache, transport: any FileTransport,
    indexes: SymbolIndexCache = SymbolIndexCache(), options: Options = Options(),
    observer: (any DownloadObserver)? = nil
  ) {
    self.servers = servers
    self.cache = cache
    self.indexes = indexes
    self.options = options
    downloader = Downloader(
      cache: cache, transport: transport, limits: options.limits, observer: observer)
  }

  public func symbols(for module: ModuleID) async -> SymbolLookup {
    let questions = servers.map { ServerQuestion(server: $0, files: $0.files(of: module)) }
      .filter { !$0.files.isEmpty }
    guard !questions.isEmpty else { return SymbolLookup() }
    let key = questions.flatMap { $0.files.map(\.url) }
    let lookup = underway.withLock { underway in
      let lookup =
        underway[key] ?? Task { await lookUp(module, questions, key: key) }
      underway[key] = lookup
      return lookup
    }
    return await lookup.value
  }

  private func lookUp(
    _ module: ModuleID, _ questions: [ServerQuestion], key: [String]
  ) async -> SymbolLookup {
    defer { underway.withLock { $0[key] = nil } }
    return if let lookup = kept(questions, module) { lookup } else { await ask(questions, module) }
  }

  /// What was downloaded before, when nothing of it is lacking.
  private func kept(_ questions: [ServerQuestion], _ module: ModuleID) -> SymbolLookup? {
    for question in questions {
      let files = question.files.compactMap { file in
        cache.entry(at: file.place).map { ServerAnswer(file: file, entry: $0) }
      }
      guard question.asksForELF ? files.count == question.files.count : !files.isEmpty else {
        continue
      }
      let lookup = lookup(files, question, module)
      if lookup.file != nil { return lookup }
    }
    return nil
  }

  /// Asks all at once, and waits for no server behind the first that has the symbols.
  private func ask(_ questions: [ServerQuestion], _ module: ModuleID) async -> SymbolLookup {
    await withTaskGroup(of: (Int, SymbolLookup).self) { group in
      for (index, question) in questions.enumerated() {
        group.addTask { (index, await self.ask(question, module)) }
      }
      var answers = [SymbolLookup?](repeating: nil, count: questions.count)
      var lookup = SymbolLookup()
      var nextIndex = 0
      for await (index, answer) in group {
        answers[index] = answer
        while lookup.file == nil, nextIndex < answers.count, let answer = answers[nextIndex] {
          lookup.add(answer)
          nextIndex += 1
        }
        if lookup.file != nil { group.cancelAll() }
      }
      return lookup
    }
  }

  private func ask(_ question: ServerQuestion, _ module: ModuleID) async -> SymbolLookup {
    let answers =
      await question.asksForELF ? askForELF(question, module) : askForText(question, module)
    return lookup(answers, question, module)
  }

  /// Asks one server for one file after the other, until it has one.
  private func askForText(
    _ question: ServerQuestion, _ module: ModuleID
  ) async -> [ServerAnswer] {
    var answers: [ServerAnswer] = []
    for file in question.files {
      answers.append(await obtain(file, from: question.server, for: module))
      if answers.last?.entry != nil || Task.isCancelled { break }
    }
    return answers
  }

  /// Asks one server for all files at once, then for the file that they name.
  private func askForELF(_ question: ServerQuestion, _ module: ModuleID) async -> [ServerAnswer] {
    var answers = await withTaskGroup(of: (Int, ServerAnswer).self) { group in
      for (index, file) in question.files.enumerated() {
        group.addTask { (index, await self.obtain(file, from: question.server, for: module)) }
      }
      return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
    for path in answers.compactMap(\.entry?.path) {
      guard case .success(let found)? = FoundELF.open(path),
        let link = found.file.alternateLink, !link.buildID.isEmpty
      else { continue }
      let file = question.server.debuginfodFile(
        "debuginfo", of: BuildIDText.digits(link.buildID))
      answers.append(await obtain(file, from: question.server, for: module))
      break
    }
    return answers
  }

  /// From the cache, or else from the server.
  private func obtain(
    _ file: ServerFile, from server: SymbolServer, for module: ModuleID
  ) async -> ServerAnswer {
    if let entry = cache.entry(at: file.place) { return ServerAnswer(file: file, entry: entry) }
    if options.isOffline {
      let isMissing = cache.misses.contains(file.shownURL)
      return ServerAnswer(file: file, answer: isMissing ? .nothing : .unknown("not asked: offline"))
    }
    switch await downloader.download(file, from: server, for: module) {
    case .file(let path):
      return ServerAnswer(file: file, entry: .init(path: path, origin: file.shownURL))
    case .other(let answer): return ServerAnswer(file: file, answer: answer)
    }
  }

  /// What answers come to.
  private func lookup(
    _ answers: [ServerAnswer], _ question: ServerQuestion, _ module: ModuleID
  ) -> SymbolLookup {
    guard question.asksForELF else {
      return answers.reduce(into: SymbolLookup()) { $0.add(text($1)) }
    }
    let inquiries = answers.map { SymbolInquiry(place: $0.place, answer: $0.answer) }
    return SymbolLookup(file: native(answers, module), inquiries: inquiries)
  }

  private func text(_ answer: ServerAnswer) -> SymbolLookup {
    guard let entry = answer.entry else {
      return SymbolLookup(inquiries: [SymbolInquiry(place: answer.place, answer: answer.answer)])
    }
    return switch SymbolFormat.open(entry.path, indexes: indexes) {
    case .success(let file): .found(file, at: answer.place)
    case .failure(let problem): .unusable(place: answer.place, reason: problem.description)
    }
  }

  private func native(_ answers: [ServerAnswer], _ module: ModuleID) -> (any SymbolFile)? {
    guard let elf = ELFModule(module) else { return nil }
    var search = NativeSearch(of: elf, folders: DebugFolders([]), indexes: indexes)
    let paths = answers.compactMap(\.entry?.path)
    search.alternatePlaces = paths
    search.look(at: paths)
    return search.symbols()
  }
}

extension ServerStore {
  /// How servers are asked.
  public struct Options: Hashable, Sendable {
    /// What a download may take.
    public var limits = FetchLimits()
    /// Whether only what was downloaded before is given.
    public var isOffline = false

    public init() {}
  }
}

/// What one server is asked for.
struct ServerQuestion: Sendable {
  var server: SymbolServer
  var files: [ServerFile]

  /// Whether all files together are the symbols, and not any one of them.
  var asksForELF: Bool { server.layout == .debuginfod }
}

/// What became of asking for a file.
struct ServerAnswer: Sendable {
  var file: ServerFile
  /// Where it is now; nil without one.
  var entry: DownloadCache.Entry?
  var answer: SymbolInquiry.Answer

  init(file: ServerFile, entry: DownloadCache.Entry) {
    self.file = file
    self.entry = entry
    answer = .symbols
  }

  init(file: ServerFile, answer: SymbolInquiry.Answer) {
    self.file = file
    self.answer = answer
  }

  /// For reports: the URL it came from, if that is known.
  var place: String { entry.map { $0.origin ?? $0.path } ?? file.shownURL }
}
