import Foundation
import Glibc
import Support

/// The built command, run as a process of its own.
///
/// Started with `posix_spawn` and waited for without run loops: tests run side by side, and whatever
/// is inherited by accident keeps a pipe open for ever.
struct Tool {
  struct Answer {
    var status: Int32
    var output: String
    var errors: String
    /// The most memory that was resident at a time.
    var residentKibibytes: Int
  }

  struct SpawnFailure: Error {
    var code: Int32
  }

  /// Beside the test bundle, where the build puts both.
  static let path = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("dump-stackwalk").path

  /// Runs the command to its end.
  ///
  /// - Parameters:
  ///   - input: what it reads from a pipe; at most what fits in one, 64 KiB.
  ///   - output: a descriptor that standard output goes to, instead of into the answer.
  ///   - name: what it is called by, as through a link.
  static func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:],
    output: Int32? = nil, calledAs name: String = path
  ) throws -> Answer {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (outputPath, errorPath) = (folder + "/out", folder + "/err")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let reader = try pipe(holding: input)
    defer { close(reader) }
    posix_spawn_file_actions_adddup2(&actions, reader, STDIN_FILENO)
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    if let output {
      posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, outputPath, flags, 0o600)
    }
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errorPath, flags, 0o600)
    let (status, usage) = try wait(for: start([name] + arguments, environment, &actions))
    return Answer(
      status: status, output: text(outputPath), errors: text(errorPath),
      residentKibibytes: usage.ru_maxrss)
  }

  /// Runs the command with an input that does not end, and sends it a signal.
  ///
  /// - Parameters:
  ///   - input: at most what fits in a pipe, 64 KiB.
  ///   - isTime: asked until it is time for the signal.
  static func run(
    _ arguments: [String], input: [UInt8], stoppedBy signal: Int32, when isTime: () throws -> Bool
  ) throws -> Answer {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw SpawnFailure(code: errno) }
    defer { for end in ends { close(end) } }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = write(ends[1], input, input.count)
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    posix_spawn_file_actions_addopen(
      &actions, STDERR_FILENO, folder + "/err", O_WRONLY | O_CREAT, 0o600)
    let process = try start([path] + arguments, [:], &actions)
    while try !isTime() { usleep(1000) }
    kill(process, signal)
    let (status, usage) = wait(for: process)
    return Answer(
      status: status, output: "", errors: text(folder + "/err"),
      residentKibibytes: usage.ru_maxrss)
  }

  /// Runs `body` with the path of a new file that holds `bytes`, in a folder of its own.
  static func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/test.dmp"))
    try body(folder + "/test.dmp")
  }

  private static func temporaryFolder() throws -> String {
    let path = NSTemporaryDirectory() + "/DumpStackwalkTests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// The reading end of a pipe that holds `bytes` and nothing more.
  private static func pipe(holding bytes: [UInt8]) throws -> Int32 {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw SpawnFailure(code: errno) }
    // Inherited by another test's process, the writing end would keep this pipe open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = write(ends[1], bytes, bytes.count)
    close(ends[1])
    return ends[0]
  }

  /// - Parameter words: the name it is called by, then the arguments.
  private static func start(
    _ words: [String], _ environment: [String: String],
    _ actions: inout posix_spawn_file_actions_t
  ) throws -> pid_t {
    var words = words.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
      for word in words + variables { free(word) }
    }
    var process: pid_t = 0
    let code = posix_spawn(&process, path, &actions, nil, &words, &variables)
    guard code == 0 else { throw SpawnFailure(code: code) }
    return process
  }

  /// The exit code, or minus the number of the signal that ended the process; and what it used.
  private static func wait(for process: pid_t) -> (status: Int32, usage: rusage) {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    return (status & 0x7f == 0 ? status >> 8 & 0xff : -(status & 0x7f), usage)
  }

  private static func text(_ path: String) -> String {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

extension Tool {
  /// A minidump without a single stream.
  static var emptyDump: [UInt8] {
    var bytes = ByteAssembler()
    bytes.u32(0x504d_444d)  // signature: MDMP
    bytes.u32(0xa793)  // version
    bytes.u32(0)  // number of streams
    bytes.u32(32)  // offset of the directory
    bytes.u32(0)  // checksum
    bytes.u32(1_171_480_435)  // time
    bytes.u64(0)  // flags
    return bytes.bytes
  }
}
