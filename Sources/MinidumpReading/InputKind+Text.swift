extension InputKind {
  /// Files of text, by words that stand in the first lines of each.
  static func text(_ head: Head) -> InputKind? {
    guard head.isText else { return nil }
    let opening = head.openingText
    if let kind = textKinds.first(where: { opening.contains($0.words) })?.kind { return kind }
    switch opening.utf8.first {
    case UInt8(ascii: "<"): return InputKind("an XML document", savedAnswer)
    case UInt8(ascii: "{"), UInt8(ascii: "["): return InputKind("a JSON document", savedAnswer)
    default: return .text
    }
  }

  private static let savedAnswer =
    "look into it: it may be a server's answer that was saved in place of the dump"

  /// Lower-case words and what a text with them is; the first that fits counts.
  private static let textKinds: [(words: String, kind: InputKind)] = [
    ("<!doctype html", InputKind("a web page", savedAnswer)),
    ("<html", InputKind("a web page", savedAnswer)),
    ("incident identifier:", appleReport),
    ("\"bug_type\"", appleReport),
    (
      "problemtype: crash",
      InputKind("an Ubuntu crash report (apport)", "unpack its core file with apport-unpack")
    ),
    (
      "version https://git-lfs",
      InputKind("a Git LFS pointer, not the file itself", "fetch the file with: git lfs pull")
    ),
  ]

  private static let appleReport = InputKind(
    "an Apple crash report (text)", "read it as it is, or symbolicate it with atos or Xcode")
}
