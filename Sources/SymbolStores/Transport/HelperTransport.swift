public import Fetching
import Platform
import Synchronization

/// Downloads by a program of its own, `symbol-fetch`, which is started for the first download.
///
/// So whoever downloads nothing pays nothing for TLS and some thirty libraries, and a fault in them is
/// in another process: `Docs/Decisions/0120-a-program-that-downloads.md`.
public final class HelperTransport: FileTransport {
  /// What the program is called.
  public static let programName = "symbol-fetch"
  /// Seen from the folder that this program is in.
  private static let places = ["../libexec/swift-minidump"]
  /// A program that ends by itself is started again so many times.
  private static let startLimit = 3

  private struct State {
    var channel: FetchChannel?
    var startCount = 0
  }

  private let path: String?
  private let state = Mutex(State())

  /// - Parameter path: of the program; nil to look for it beside this one, in libexec and on the PATH.
  public init(path: String? = nil) {
    self.path = path
  }

  public func fetch(
    _ request: FetchRequest, progress: @escaping @Sendable (FetchEvent) -> Void
  ) async -> FetchEvent {
    switch channel() {
    case .success(let channel): await channel.fetch(request, progress: progress)
    case .failure(let problem): .failed(reason: problem.description)
    }
  }

  /// The connection to the program, which is started when it does not run.
  private func channel() -> Result<FetchChannel, SymbolFileProblem> {
    state.withLock { state in
      if let channel = state.channel, !channel.isEnded || state.startCount >= Self.startLimit {
        return .success(channel)
      }
      state.startCount += 1
      let started = start()
      if case .success(let channel) = started { state.channel = channel }
      return started
    }
  }

  /// Why nothing can be downloaded; nil when the program is there.
  public var problem: String? {
    if let path {
      return FileKind(of: path) == .regular
        ? nil : "the program that downloads is not there: \(path)"
    }
    guard foundPath == nil else { return nil }
    return "\(Self.programName), the program that downloads, is neither beside this program nor on "
      + "the PATH"
  }

  private var foundPath: String? {
    path ?? ProgramSearch.path(of: Self.programName, places: Self.places)
  }

  private func start() -> Result<FetchChannel, SymbolFileProblem> {
    guard let path = foundPath else { return .failure(SymbolFileProblem(problem ?? "")) }
    do {
      let process = try ChildProcess(path: path)
      let channel = FetchChannel(process.socket)
      guard BackgroundThread.run({ channel.listen { process.wait() } }) else {
        return .failure(SymbolFileProblem("the system has no thread left"))
      }
      return .success(channel)
    } catch {
      return .failure(SymbolFileProblem(error.description))
    }
  }

  deinit {
    state.withLock { $0.channel }?.close()
  }
}
