import Foundation
import Glibc

/// Another program that reads minidumps, where it is installed: `Scripts/install-peers`.
struct OtherReader {
  /// Its path, and the words in front of the dump's path.
  var command: [String]

  /// Nil when none of the paths is a program.
  init?(_ paths: [String], _ words: [String] = []) {
    guard let path = paths.first(where: { access($0, X_OK) == 0 }) else { return nil }
    command = [path] + words
  }

  /// What the program prints about a dump, without the dump's path.
  func answer(_ bytes: [UInt8], and words: [String] = []) throws -> String {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("OtherReader-\(UUID().uuidString).dmp").path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let line = (command + [path] + words).map { "'\($0)'" }.joined(separator: " ")
    guard let pipe = popen(line + " 2>&1", "re") else { throw CocoaError(.fileReadUnknown) }
    defer { pclose(pipe) }
    var text: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&chunk, 1, chunk.count, pipe), count > 0 {
      text += chunk[..<count]
    }
    return String(decoding: text, as: UTF8.self).replacingOccurrences(of: path, with: "DUMP")
  }
}
