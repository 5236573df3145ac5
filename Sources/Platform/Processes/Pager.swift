public import Bytes
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// A program that shows text a screen at a time, as `less` does, and the pipe that leads to it.
///
/// While it runs, the keyboard's interrupts are its own: they do not end this program.
public final class Pager: Sendable {
  private struct State {
    /// Of the pipe's end that is written to; nil when nothing more comes.
    var descriptor: Int32?
    var status: Int32?
  }

  /// The most bytes that can be written before any is read.
  public let pipeByteCount: Int
  private let name: String
  private let process: pid_t
  private let state: Mutex<State>

  /// `F_SETPIPE_SZ` and `F_GETPIPE_SZ` of <linux/fcntl.h>, which are not imported.
  private static let (setPipeByteCount, getPipeByteCount): (Int32, Int32) = (1031, 1032)
  /// As much as one may ask for without privileges: `pipe(7)`.
  private static let wantedPipeByteCount: Int32 = 1 << 20

  /// Starts the program; its standard output and standard error are ours.
  ///
  /// - Parameters:
  ///   - command: for the shell, `sh -c`.
  ///   - name: what it is called in errors.
  public init(command: String, named name: String) throws(FileError) {
    self.name = name
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else {
      throw FileError(action: "make", path: "a pipe", code: errno)
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    var process: pid_t = 0
    let code = Self.start(command, reading: ends[0], &process)
    guard code == 0 else {
      close(ends[1])
      throw FileError(action: "start", path: name, code: code)
    }
    self.process = process
    _ = fcntl(ends[1], Self.setPipeByteCount, Self.wantedPipeByteCount)
    pipeByteCount = max(Int(fcntl(ends[1], Self.getPipeByteCount)), 0)
    state = Mutex(State(descriptor: ends[1]))
    for number in [SIGINT, SIGQUIT] { _ = signal(number, SIG_IGN) }
  }

  private static func start(
    _ command: String, reading descriptor: Int32, _ process: inout pid_t
  ) -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, STDIN_FILENO)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // What is ignored here would be so there: a pipeline of pagers must end when its last one does.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var words = unsafe [strdup("sh"), strdup("-c"), strdup(command), nil]
    defer { for index in words.indices { unsafe free(words[index]) } }
    return unsafe posix_spawn(&process, "/bin/sh", &actions, &attributes, &words, environ)
  }

  /// Waits until the program has ended.
  ///
  /// - Returns: whether it was there at all: the shell says so when it finds no such program, or one
  ///   that cannot be run.
  public func wait() -> Bool {
    state.withLock { state in
      if let descriptor = state.descriptor { close(descriptor) }
      state.descriptor = nil
      let status = state.status ?? Self.status(of: process)
      state.status = status
      for number in [SIGINT, SIGQUIT] { _ = signal(number, SIG_DFL) }
      return status != 126 << 8 && status != 127 << 8
    }
  }

  private static func status(of process: pid_t) -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }

  deinit {
    _ = wait()
  }
}

extension Pager: ByteSink {
  /// Writes all of `bytes`; with `SIGPIPE` ignored, a program that ended is an error with code `EPIPE`.
  public func append(_ bytes: ByteView) throws(FileError) {
    guard let descriptor = state.withLock(\.descriptor) else {
      throw FileError(action: "write", path: name, code: EPIPE)
    }
    try FileSink.append(bytes, to: descriptor, named: name)
  }
}
