import ArgumentParser
import MinidumpKit

/// Whose rules make signatures.
struct SignatureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "More rules for signatures, looked at before the built-in ones. May be given several times.",
      valueName: "PATH"),
    completion: .file())
  var signatureRules: [String] = []

  /// Those of the files, then those that come with the tool.
  func rules() throws(Failure) -> SignatureRules {
    guard !signatureRules.isEmpty else { return .builtIn }
    var rules = SignatureRules()
    for path in signatureRules { try Self.add(path, to: &rules) }
    rules.append(.builtIn)
    return rules
  }

  private static func add(_ path: String, to rules: inout SignatureRules) throws(Failure) {
    let bytes: [UInt8]
    do {
      bytes = try MappedFile.view(ofFile: path).bytes
    } catch {
      throw Failure.file(error)
    }
    do {
      try rules.add(bytes, named: path)
    } catch {
      throw Failure.rules("\(error)")
    }
  }
}
