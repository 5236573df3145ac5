extension String {
  /// The text with "user" for each name of a home folder; nil when there is none.
  var withoutHomeNames: String? {
    Array(utf8).withoutHomeNames.map { String(decoding: $0, as: UTF8.self) }
  }
}

extension [UInt8] {
  /// UTF-8 with "user" for each name of a home folder: `/home/ann/a` becomes `/home/user/a`; nil when
  /// there is none.
  var withoutHomeNames: [UInt8]? {
    var changed: [UInt8] = []
    var rest = self[...]
    while let folder = rest.firstHomeName {
      changed += rest[..<folder.lowerBound]
      changed += "user".utf8
      rest = rest[folder.upperBound...]
    }
    return changed.isEmpty ? nil : changed + rest
  }
}

extension ArraySlice<UInt8> {
  /// Folders of home folders, in small letters; systems differ in how they write them. `DOCUME~1` is
  /// Windows' short form.
  private static let homes = [
    "home", "users", "documents and settings", "docume~1", "run/media",
  ].map { Array($0.utf8) }

  /// Where the first name of a home folder is: behind a folder of homes and a separator. In source
  /// texts separators are doubled.
  fileprivate var firstHomeName: Range<Int>? {
    for start in indices where self[start].isSeparator {
      for home in Self.homes {
        guard let rest = self[(start + 1)...].dropping(home), rest.first?.isSeparator == true else {
          continue
        }
        let name = rest.drop(while: \.isSeparator).nameOfFolder
        if !name.isEmpty, !name.elementsEqual("user".utf8) {
          return name.startIndex..<name.endIndex
        }
      }
    }
    return nil
  }

  /// What follows `word`, of whichever case; nil when this does not begin with it.
  private func dropping(_ word: [UInt8]) -> ArraySlice? {
    guard count >= word.count else { return nil }
    let isSame = zip(self, word).allSatisfy { byte, letter in
      byte.inSmallLetters == letter || byte.isSeparator && letter.isSeparator
    }
    return isSame ? dropFirst(word.count) : nil
  }

  /// The name that this begins with. Where a text goes on behind a folder's name without a separator,
  /// the name ends at a blank or a quote.
  private var nameOfFolder: ArraySlice {
    let name = prefix { !$0.isSeparator && $0 >= 0x20 && $0 != UInt8(ascii: "\"") }
    if name.endIndex < endIndex, self[name.endIndex].isSeparator { return name }
    return name.prefix { !" ':;,)".utf8.contains($0) }
  }
}

extension UInt8 {
  fileprivate var isSeparator: Bool {
    self == UInt8(ascii: "/") || self == UInt8(ascii: "\\")
  }

  fileprivate var inSmallLetters: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}
