import Foundation
import Support

/// The built command, run as a process of its own.
struct Tool {
  struct Answer {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Beside the test bundle, where the build puts both.
  static let path = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("dump-stackwalk")

  /// Runs the command to its end.
  ///
  /// - Parameter output: where standard output goes instead of into the answer.
  static func run(
    _ arguments: [String], input: [UInt8]? = nil, environment: [String: String] = [:],
    output: FileHandle? = nil
  ) throws -> Answer {
    let process = Process()
    process.executableURL = path
    process.arguments = arguments
    process.environment = environment
    let collected = Pipe()
    let errors = Pipe()
    process.standardOutput = output ?? collected
    process.standardError = errors
    let given = Pipe()
    process.standardInput = given
    try process.run()
    try given.fileHandleForWriting.write(contentsOf: Data(input ?? []))
    try given.fileHandleForWriting.close()
    // What is written here is shorter than a pipe's buffer, so that the order does not matter.
    let text = output == nil ? collected.fileHandleForReading.readDataToEndOfFile() : Data()
    let complaints = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Answer(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: complaints, as: UTF8.self))
  }

  /// Runs `body` with the path of a new file that holds `bytes`, in a folder of its own.
  static func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("DumpStackwalkTests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("test.dmp")
    try Data(bytes).write(to: file)
    try body(file.path)
  }

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
