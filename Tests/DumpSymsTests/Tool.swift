import Foundation

/// The built command, run as a process of its own in a folder of its own.
final class Tool {
  struct Answer {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Where the command runs; gone with this object.
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("DumpSymsTests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// Beside the test bundle, where the build puts both.
  static let path = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("dump-syms").path

  /// - Parameter input: the path of the file that standard input is.
  func run(_ arguments: [String], input: String = "/dev/null") throws -> Answer {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle(forReadingAtPath: input)
    // Files and not pipes: a pipe that another test's process inherits never ends.
    let (output, errors) = (file("stdout"), file("stderr"))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Answer(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  private func file(_ name: String) -> URL {
    let url = folder.appendingPathComponent(name)
    _ = FileManager.default.createFile(atPath: url.path, contents: nil)
    return url
  }

  func text(of path: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }
}
