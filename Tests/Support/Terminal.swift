import Foundation
import Glibc

/// A pseudo-terminal with a screen, and a program on it as a person starts it.
public final class Terminal {
  // TIOCSPTLCK and TIOCGPTN of <asm-generic/ioctls.h>, which are not imported.
  private static let unlock: UInt = 0x4004_5431
  private static let number: UInt = 0x8004_5430

  /// Some containers have none.
  public static let areThere: Bool = {
    let leader = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    if leader >= 0 { close(leader) }
    return leader >= 0
  }()

  /// Why there is no terminal, or no program on it: an `errno`.
  public struct Failure: Error {
    public var code: Int32
  }

  /// What was shown so far.
  public private(set) var shown = ""
  private let leader: Int32
  private let path: String
  private var process: pid_t = 0

  /// - Parameter rowCount: nil for a terminal that does not know its size.
  public init(columnCount: Int = 80, rowCount: Int? = 24) throws {
    leader = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    var (lock, number): (Int32, UInt32) = (0, 0)
    guard leader >= 0, ioctl(leader, Self.unlock, &lock) == 0,
      ioctl(leader, Self.number, &number) == 0
    else { throw Failure(code: errno) }
    path = "/dev/pts/\(number)"
    guard let rowCount else { return }
    var size = winsize(
      ws_row: UInt16(rowCount), ws_col: UInt16(columnCount), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(leader, UInt(TIOCSWINSZ), &size)
  }

  deinit {
    if process > 0 { kill(-process, SIGKILL) }
    close(leader)
  }

  /// Starts a program as the one that the terminal's keys go to; its three standard descriptors are
  /// the terminal, but for those that are named.
  public func start(
    _ arguments: [String], of program: String, environment: [String: String],
    output: String? = nil, errors: String? = nil
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, path, O_RDWR, 0)
    for (descriptor, place) in [(STDOUT_FILENO, output), (STDERR_FILENO, errors)] {
      posix_spawn_file_actions_addopen(
        &actions, descriptor, place ?? path, O_RDWR | O_CREAT, 0o600)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // <spawn.h> has it as POSIX_SPAWN_SETSID: the first terminal opened is the session's own.
    posix_spawnattr_setflags(&attributes, 0x80)
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    let code = posix_spawn(&process, program, &actions, &attributes, &words, &variables)
    guard code == 0 else { throw Failure(code: code) }
  }

  public func type(_ keys: String) {
    _ = write(leader, keys, keys.utf8.count)
  }

  /// Reads until something was shown; false when the time is up before.
  public func waits(for text: String, seconds: Double = 20) -> Bool {
    wait(seconds: seconds) { shown.contains(text) }
  }

  /// The exit code, when the command has ended in time; or minus the signal that ended it.
  public func status(seconds: Double = 20) -> Int32? {
    var status: Int32 = 0
    guard wait(seconds: seconds, until: { waitpid(process, &status, WNOHANG) == process }) else {
      return nil
    }
    process = 0
    read()
    return status & 0x7f == 0 ? status >> 8 & 0xff : -(status & 0x7f)
  }

  /// How many processes are left of the session.
  public func processCount() -> Int {
    let session = tcgetsid(leader)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { pid_t($0) }.count { session > 0 && getsid($0) == session }
  }

  private func wait(seconds: Double, until isTime: () -> Bool) -> Bool {
    let end = Date(timeIntervalSinceNow: seconds)
    while true {
      read()
      if isTime() { return true }
      guard Date() < end else { return false }
      usleep(2000)
    }
  }

  /// What waits to be read; a terminal hands out at most a few kilobytes at once.
  private func read() {
    var chunk = [UInt8](repeating: 0, count: 4096)
    while case let count = Glibc.read(leader, &chunk, chunk.count), count > 0 {
      shown += String(decoding: chunk[..<count], as: UTF8.self)
    }
  }
}
