import MinidumpKit

/// Everybody who is asked for symbols, as the options say.
struct SymbolSources {
  let indexes: SymbolIndexCache
  /// Nil without servers.
  let downloads: DownloadCache?
  /// In the order they are asked: folders and files, the cache, this machine's files, servers.
  let suppliers: [any SymbolSupplier]
  /// What of the options cannot be followed, as sentences.
  let problems: [String]

  /// - Parameters:
  ///   - moreSymbols: symbol places given behind the dump.
  ///   - observer: told of downloads.
  init(_ options: SymbolOptions, _ moreSymbols: [String], observer: (any DownloadObserver)?) {
    let places = options.symbolsPath + moreSymbols
    var problems = places.filter { FileKind(of: $0) == nil }
      .map { "symbols: \($0) does not exist; going on without it" }
    problems += options.localFiles.problems
    let servers = options.servers
    var cacheFolder = options.symbolsCache
    if cacheFolder == nil, !servers.isEmpty {
      cacheFolder = Self.usualCacheFolder
      if cacheFolder == nil {
        problems.append(
          "symbol servers are not asked: there is no HOME to keep downloads in, and no --symbols-cache"
        )
      }
    }
    let indexes = SymbolIndexCache(folder: cacheFolder)
    var suppliers = options.localSuppliers(places, indexes)
    downloads = servers.isEmpty ? nil : cacheFolder.map { options.downloadCache(in: $0) }
    if let downloads {
      let transport = HelperTransport(path: Output.environment("SYMBOL_FETCH"))
      if !options.offline, let problem = transport.problem {
        problems.append("symbol servers cannot be asked: \(problem)")
      }
      suppliers.append(
        ServerStore(
          servers, cache: downloads, transport: transport, indexes: indexes,
          options: options.serverOptions, observer: observer))
    }
    self.indexes = indexes
    self.suppliers = suppliers
    self.problems = problems
  }

  /// Where the XDG Base Directory Specification has caches.
  private static var usualCacheFolder: String? {
    let base =
      Output.environment("XDG_CACHE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? Output.environment("HOME").flatMap { $0.hasPrefix("/") ? $0 + "/.cache" : nil }
    return base.map { $0 + "/dump-stackwalk" }
  }
}

extension SymbolOptions {
  fileprivate func localSuppliers(
    _ places: [String], _ indexes: SymbolIndexCache
  ) -> [any SymbolSupplier] {
    let stores = (places + [symbolsCache].compactMap(\.self)).map {
      DirectoryStore(
        path: $0, indexes: indexes, debugDirectories: localFiles.debugDirectories)
    }
    return stores + localFiles.suppliers(indexes)
  }

  fileprivate var servers: [SymbolServer] {
    let named = symbolsUrl.compactMap { SymbolServer($0) }
    guard debuginfod else { return named }
    return named + SymbolServer.debuginfod(Output.environment("DEBUGINFOD_URLS") ?? "")
  }

  fileprivate func downloadCache(in folder: String) -> DownloadCache {
    DownloadCache(
      folder: folder, temporaryFolder: symbolsTmp, byteLimit: symbolsCacheLimit.byteCount)
  }

  fileprivate var serverOptions: ServerStore.Options {
    var options = ServerStore.Options()
    options.isOffline = offline
    options.limits.byteCount = symbolsDownloadLimit.byteCount
    options.limits.totalMilliseconds = min(symbolsDownloadTimeoutSecs, 1 << 31) * 1000
    return options
  }
}
