import BreakpadSymbols
import Bytes
import IndexFiles
import Platform

/// Where the index of a symbol file lies: `Docs/Formats/SymbolIndex.md`; or of an ELF file:
/// `Docs/Formats/NativeIndex.md`.
public enum SymbolIndexPlace: Hashable, Sendable {
  /// In the same folder as the symbol file; a link to one is followed.
  case besideTheFile
  /// In a folder of indexes inside of this one.
  case folder(String)

  /// The index's path.
  ///
  /// - Parameter symbolFile: a path; paths that lead to one file have one index.
  public func path(of symbolFile: String) -> String { path(of: [symbolFile]) }

  /// The path of the index of several files that belong together, named for the first.
  func path(of symbolFiles: [String]) -> String {
    let resolved = symbolFiles.map(Folder.resolved)
    return path(ofResolved: resolved.first ?? "", resolved.joined(separator: "\0"))
  }

  private func path(ofResolved resolved: String, _ all: String) -> String {
    switch self {
    case .besideTheFile: return resolved + Self.suffix
    case .folder(let folder):
      let name = resolved.split(separator: "/").last ?? ""
      // Leaves room for what comes around it: names have at most 255 bytes.
      let stem = String(decoding: name.utf8.prefix(200), as: UTF8.self)
      return "\(folder)/symindex/\(stem)-\(Self.hash(of: all))\(Self.suffix)"
    }
  }

  static let suffix = ".symindex"

  /// Sixteen digits.
  private static func hash(of path: String) -> String {
    let digits = String(IndexSource.hash(of: Array(path.utf8)), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
