import Glibc
import MinidumpKit
import Support

/// Explains a dump in every state of damage, and tells whether anything went wrong.
///
///     robustness-check DUMP [--prefixes STEP] [--mutations COUNT] [--seed SEED] [--symbols FOLDER]
///                      [--state FILE] [--packed]
///
/// STEP 1 tries every prefix; 0 none. A compressed file is unpacked first; with --packed it is damaged as it
/// is. The number of the case being tried is kept in FILE, so that a
/// case that ends the process can be named and tried again. Exit code 1 when a case took too long or
/// the whole took more memory than the file justifies; a trap ends the process by its signal.
@main
enum RobustnessCheck {
  static func main() async {
    do {
      let options = try CheckOptions(Array(CommandLine.arguments.dropFirst()))
      var check = Check(options, original: try original(options))
      try await check.run()
      print(check.summary)
      exit(check.failures.isEmpty ? 0 : 1)
    } catch {
      print("robustness-check: \(error)")
      exit(2)
    }
  }

  private static func original(_ options: CheckOptions) throws -> ByteView {
    let view = try MappedFile.view(ofFile: options.dump)
    if options.isPacked { return view }
    return try CompressedFile(view, named: options.dump)?.contents() ?? view
  }
}

struct CheckOptions {
  var dump = ""
  var prefixStep = 1
  var mutationCount = 0
  var seed: UInt64 = 1
  var symbols: [String] = []
  var state: String?
  var isPacked = false

  struct Unreadable: Error, CustomStringConvertible {
    var description: String
  }

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      switch word {
      case "--prefixes": prefixStep = try Self.number(rest.popFirst(), of: word)
      case "--mutations": mutationCount = try Self.number(rest.popFirst(), of: word)
      case "--seed": seed = UInt64(try Self.number(rest.popFirst(), of: word))
      case "--symbols": symbols += [rest.popFirst()].compactMap { $0 }
      case "--packed": isPacked = true
      case "--state": state = rest.popFirst()
      default: dump = word
      }
    }
    guard !dump.isEmpty else { throw Unreadable(description: "no dump was named") }
  }

  private static func number(_ text: String?, of option: String) throws -> Int {
    guard let number = text.flatMap({ Int($0) }), number >= 0 else {
      throw Unreadable(description: "\(option) needs a number")
    }
    return number
  }
}
