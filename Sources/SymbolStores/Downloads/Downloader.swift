import Bytes
import Fetching
import Platform
import Symbols

/// Downloads files into a cache, after looking at what came.
struct Downloader: Sendable {
  let cache: DownloadCache
  let transport: any FileTransport
  let limits: FetchLimits
  let observer: (any DownloadObserver)?
  private let health = ServerHealth()

  init(
    cache: DownloadCache, transport: any FileTransport, limits: FetchLimits,
    observer: (any DownloadObserver)?
  ) {
    self.cache = cache
    self.transport = transport
    self.limits = limits
    self.observer = observer
  }

  enum Answer {
    /// The file is in the cache, at this path.
    case file(path: String)
    case other(SymbolInquiry.Answer)
  }

  func download(
    _ file: ServerFile, from server: SymbolServer, for module: ModuleID
  ) async -> Answer {
    if cache.misses.contains(file.shownURL) { return .other(.nothing) }
    if health.isPaused(server) {
      return .other(.unknown("not asked: the server did not answer several times in a row"))
    }
    do throws(FileError) {
      let path = try cache.temporaryPath()
      let event = await fetch(file, to: path, for: module)
      defer { Folder.remove(path) }
      return try answer(event, file, at: path, from: server, for: module)
    } catch {
      return .other(.unknown(error.description))
    }
  }

  private func fetch(
    _ file: ServerFile, to path: String, for module: ModuleID
  ) async -> FetchEvent {
    let download = Download(name: module.debugFileName ?? module.codeFileName, url: file.shownURL)
    observer?.begin(download)
    let event = await transport.fetch(FetchRequest(url: file.url, path: path, limits: limits)) {
      observer?.note($0, of: download)
    }
    observer?.note(event, of: download)
    return event
  }

  private func answer(
    _ event: FetchEvent, _ file: ServerFile, at path: String, from server: SymbolServer,
    for module: ModuleID
  ) throws(FileError) -> Answer {
    switch event {
    case .file:
      health.note(server, hasAnswered: true)
      return try publish(file, at: path, for: module)
    case .absent:
      health.note(server, hasAnswered: true)
      cache.misses.add(file.shownURL)
      return .other(.nothing)
    case .failed(let reason, let isUnanswered):
      if !Task.isCancelled { health.note(server, hasAnswered: !isUnanswered) }
      return .other(.unknown(reason))
    case .progress: return .other(.unknown("nothing came of it"))
    }
  }

  private func publish(
    _ file: ServerFile, at path: String, for module: ModuleID
  ) throws(FileError) -> Answer {
    let received = try MappedFile.view(ofFile: path)
    let compressed = CompressedFile(received, named: file.shownURL)
    var bytes = received
    if let compressed {
      do throws(FileError) {
        bytes = try compressed.contents(limits: .init(byteCount: limits.byteCount))
      } catch {
        guard error.action == "decompress" else { throw error }
        return .other(.unusable(error.description))
      }
    }
    if let problem = file.problem(with: bytes, for: module) { return .other(.unusable(problem)) }
    return .file(
      path: try cache.publish(
        path, holding: compressed == nil ? nil : bytes, at: file.place, origin: file.shownURL))
  }
}
