import Foundation
import Glibc

/// A web server of a test's own on 127.0.0.1: `web-server.py`, which can be asked for trouble.
public final class WebServer: Sendable {
  /// Where paths begin: "http://127.0.0.1:12345".
  public let url: String
  private let process: pid_t
  private let input: Int32
  private let logPath: String

  /// Whether there is a Python to run it.
  public static let isThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

  public struct Failure: Error {}

  /// - Parameters:
  ///   - folder: of the files it has.
  ///   - certificate: the path of one, with its key, for a server that speaks TLS.
  public init(serving folder: String, certificate: String? = nil) throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("web-server.py").path
    logPath = NSTemporaryDirectory() + "web-server-\(UUID().uuidString).log"
    var (inputEnds, outputEnds): ([Int32], [Int32]) = ([0, 0], [0, 0])
    guard pipe(&inputEnds) == 0, pipe(&outputEnds) == 0 else { throw Failure() }
    // Inherited by another test's process, an end would keep its pipe open.
    for end in inputEnds + outputEnds { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, inputEnds[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, outputEnds[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(
      &actions, STDERR_FILENO, logPath, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let words = ["/usr/bin/python3", script, folder] + (certificate.map { [$0] } ?? [])
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    guard posix_spawn(&process, words[0], &actions, nil, &arguments, environ) == 0 else {
      throw Failure()
    }
    close(inputEnds[0])
    close(outputEnds[1])
    defer { close(outputEnds[0]) }
    self.process = process
    input = inputEnds[1]
    var line = [UInt8](repeating: 0, count: 32)
    let count = read(outputEnds[0], &line, line.count)
    let port = String(decoding: line.prefix(max(0, count)), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    guard !port.isEmpty else { throw Failure() }
    url = "\(certificate == nil ? "http" : "https")://127.0.0.1:\(port)"
  }

  /// The paths that were asked for, in order, with what is behind their question marks.
  public var requests: [String] {
    let text = (try? String(contentsOfFile: logPath, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  deinit {
    close(input)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    unlink(logPath)
  }
}
