import Bytes
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
    if let lookup = kept(questions, module) { return lookup }
    if options.isOffline {
      return SymbolLookup(
        inquiries: questions.flatMap(\.files).map {
          SymbolInquiry(place: $0.shownURL, answer: .unknown("not asked: offline"))
        })
    }
    return await ask(questions, module)
  }

  /// What was downloaded before.
  private func kept(_ questions: [ServerQuestion], _ module: ModuleID) -> SymbolLookup? {
    for question in questions {
      for file in question.files {
        guard let entry = cache.entry(at: file.place) else { continue }
        let lookup = open(entry.path, from: entry.origin ?? entry.path)
        if lookup.file != nil { return lookup }
      }
    }
    return nil
  }

  private func open(_ path: String, from place: String) -> SymbolLookup {
    switch SymbolFormat.open(path, indexes: indexes) {
    case .success(let file): .found(file, at: place)
    case .failure(let problem): .unusable(place: place, reason: problem.description)
    }
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

  /// Asks one server for one file after the other.
  private func ask(_ question: ServerQuestion, _ module: ModuleID) async -> SymbolLookup {
    var lookup = SymbolLookup()
    for file in question.files {
      let answer = await downloader.download(file, from: question.server, for: module)
      switch answer {
      case .file(let path): lookup.add(open(path, from: file.shownURL))
      case .other(let answer):
        lookup.inquiries.append(SymbolInquiry(place: file.shownURL, answer: answer))
      }
      if lookup.file != nil || Task.isCancelled { break }
    }
    return lookup
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
}
