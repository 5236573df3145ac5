public import Processing
import Symbols

/// What Mozilla's crash reporter sends beside a dump, in a JSON file: `--evil-json`.
///
/// Source: rust-minidump's `--evil-json`. `ModuleSignatureInfo` is an object, or a string with the
/// JSON text of one, from who signed to a list of module file names; `CPUMicrocodeVersion` a string
/// like `0x42f`.
public struct ExtraInformation: Hashable, Sendable {
  /// Who signed, by the file name of the module.
  public var certificates: [String: String] = [:]
  /// Nil unless the file gives it in hexadecimal, behind `0x`.
  public var cpuMicrocodeVersion: UInt64?

  /// Nil when the bytes are not a JSON object.
  public init?(json bytes: some Collection<UInt8>) {
    guard let root = JSONParser.parse(bytes), case .object = root else { return nil }
    certificates = Self.certificates(root["ModuleSignatureInfo"])
    let digits = root["CPUMicrocodeVersion"]?.text.flatMap { text in
      text.hasPrefix("0x") ? text.dropFirst(2) : nil
    }
    cpuMicrocodeVersion = digits.flatMap { UInt64($0, radix: 16) }
  }

  /// Adds what is known here to what the dump said; the dump's own word counts.
  public func complete(_ state: inout ProcessState) {
    state.certificates.merge(certificates) { fromDump, _ in fromDump }
    state.system.cpuMicrocodeVersion = state.system.cpuMicrocodeVersion ?? cpuMicrocodeVersion
  }

  private static func certificates(_ value: JSONValue?) -> [String: String] {
    let object = value?.text.flatMap { JSONParser.parse($0.utf8) } ?? value
    guard case .object(let signers)? = object else { return [:] }
    var certificates: [String: String] = [:]
    for (signer, modules) in signers.sorted(by: { $0.key < $1.key }) {
      guard case .array(let names) = modules else { continue }
      for name in names.compactMap(\.text) {
        certificates[name] = signer.cut(toByteCount: FrameFacts.nameLimit)
      }
    }
    return certificates
  }
}
