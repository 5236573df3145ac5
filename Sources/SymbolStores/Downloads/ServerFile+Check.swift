import BreakpadSymbols
import Bytes
import ELF
import Symbols

extension ServerFile {
  /// Why what came is not what was asked for; nil when it is, as far as its beginning tells.
  func problem(with bytes: ByteView, for module: ModuleID) -> String? {
    switch content {
    case .symbols: return Self.problem(with: SymbolFileHeader(bytes), for: module)
    case .elf(let buildID): return Self.problem(withELF: bytes, buildID: buildID)
    }
  }

  private static func problem(withELF bytes: ByteView, buildID: String) -> String? {
    guard let file = try? ELFFile(bytes) else {
      return "the server sent something that is no ELF file"
    }
    let sent = file.buildID.map(BuildIDText.digits)
    return sent == buildID ? nil : mismatch(sent, buildID)
  }

  private static func problem(with header: SymbolFileHeader, for module: ModuleID) -> String? {
    guard header.operatingSystem != nil else {
      return "the server sent something that is no Breakpad symbol file"
    }
    if let wanted = module.debugIdentifier {
      return header.debugIdentifier == wanted
        ? nil : mismatch(header.debugIdentifier?.text, wanted.text)
    }
    guard let wanted = module.codeIdentifier, let sent = header.codeIdentifier else { return nil }
    return sent == wanted ? nil : mismatch(sent.text, wanted.text)
  }

  private static func mismatch(_ sent: String?, _ wanted: String) -> String {
    "the server sent a file of another build: for \(sent ?? "no identifier"), not for \(wanted)"
  }
}
