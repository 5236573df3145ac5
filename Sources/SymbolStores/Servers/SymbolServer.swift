/// A server with symbols, and how they lie there.
public struct SymbolServer: Hashable, Sendable {
  /// How files lie on a server.
  public enum Layout: String, Hashable, Sendable, CaseIterable {
    /// `app.pdb/ID/app.sym`, as Breakpad, Tecken and rust-minidump have it.
    case breakpad
    /// As Microsoft's symbol server has it: Breakpad's, also compressed as `app.sy_`, or in one more
    /// folder named for the first two letters.
    case symsrv
    /// Simple Symbol Query Protocol: Breakpad's in lower case.
    case ssqp
    /// debuginfod: ELF files by build id.
    case debuginfod
  }

  /// Where the paths begin, without a slash at its end; names and passwords may be in it.
  public let base: String
  /// What is behind the question mark of the URL that was given, which each question repeats.
  private let query: String?
  public let layout: Layout

  /// The server at a URL of http or https; nil for another one.
  ///
  /// - Parameter text: `https://host/path`, or `LAYOUT+https://host/path`, which counts for more than
  ///   `layout`.
  public init?(_ text: String, layout: Layout = .breakpad) {
    var layout = layout
    var url = Substring(text)
    if let sign = text.firstIndex(of: "+"), let named = Layout(rawValue: String(text[..<sign])) {
      layout = named
      url = text[text.index(after: sign)...]
    }
    let scheme = url.prefix { $0 != ":" }.lowercased()
    guard scheme == "http" || scheme == "https", url.dropFirst(scheme.count).hasPrefix("://"),
      let host = url.dropFirst(scheme.count + 3).first, host != "/",
      url.utf8.allSatisfy({ (0x21...0x7e).contains($0) })
    else { return nil }
    let parts = url.prefix { $0 != "#" }.split(separator: "?", maxSplits: 1)
    var base = scheme + parts[0].dropFirst(scheme.count)
    while base.hasSuffix("/") { base.removeLast() }
    self.base = base
    query = parts.count > 1 ? String(parts[1]) : nil
    self.layout = layout
  }

  /// The servers in `DEBUGINFOD_URLS`: URLs between spaces; what is none is left out.
  public static func debuginfod(_ variable: String) -> [SymbolServer] {
    variable.split { $0 == " " || $0 == "\t" || $0 == "\n" }.compactMap {
      SymbolServer(String($0), layout: .debuginfod)
    }
  }

  /// The URL of a file.
  ///
  /// - Parameter components: of the path, as they are.
  func url(of components: [String], query more: String? = nil) -> String {
    let path = components.map { "/" + URLText.escaped($0) }.joined()
    let queries = [query, more].compactMap(\.self).filter { !$0.isEmpty }
    return base + path + (queries.isEmpty ? "" : "?" + queries.joined(separator: "&"))
  }

  /// The same for reports: without names, passwords, and what is behind the question mark.
  func shownURL(of components: [String]) -> String {
    URLText.withoutUser(base) + components.map { "/" + URLText.escaped($0) }.joined()
  }
}
