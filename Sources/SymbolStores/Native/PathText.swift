/// Paths as texts, without a look at the disk.
enum PathText {
  /// A path from the root without `.`, `..` and needless slashes; nil for one that is not from the
  /// root, leads above it, or cannot be a path.
  static func normalized(_ path: String) -> String? {
    guard path.utf8.first == 0x2f, path.utf8.count < 4096, !path.utf8.contains(0) else {
      return nil
    }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// Whether a normalised path leads to something below a normalised folder.
  static func leads(_ path: String, below folder: String) -> Bool {
    folder == "/" || path.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
  }

  /// Whether a name is of something in a folder, and leads nowhere else.
  static func isComponent(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".." && name.utf8.count <= 240
      && name.utf8.allSatisfy { $0 != 0x2f && $0 != 0 }
  }

  /// One path behind another one.
  static func joined(_ folder: String, _ path: String) -> String {
    folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }
}
