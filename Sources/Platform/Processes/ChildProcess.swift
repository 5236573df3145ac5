import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// A program that was started, and whose standard input and output lead here.
public final class ChildProcess: Sendable {
  /// Leads to the program's standard input and output; its standard error is ours.
  public let socket: LineSocket
  private let process: pid_t
  private let ending = Mutex<String?>(nil)

  /// Starts a program.
  ///
  /// - Parameter path: of the program, which is not searched for.
  public init(path: String) throws(FileError) {
    let (ours, theirs) = try LineSocket.pair()
    defer { close(theirs) }
    socket = ours
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, theirs, STDIN_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, theirs, STDOUT_FILENO)
    var words = unsafe [strdup(path), nil]
    defer { unsafe free(words[0]) }
    var process: pid_t = 0
    let code = unsafe posix_spawn(&process, path, &actions, nil, &words, environ)
    guard code == 0 else { throw FileError(action: "start", path: path, code: code) }
    self.process = process
  }

  /// Waits until the program has ended, and says how.
  @discardableResult
  public func wait() -> String {
    ending.withLock { ending in
      if let ending { return ending }
      var status: Int32 = 0
      while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
      let signal = status & 0x7f
      let sentence =
        signal == 0 ? "ended with exit code \(status >> 8 & 0xff)" : "was ended by signal \(signal)"
      ending = sentence
      return sentence
    }
  }

  deinit {
    socket.endSending()
    wait()
  }
}
