import Bytes
import MinidumpFormat
import MinidumpWriting

extension DumpSnapshot {
  /// Replaces the names of home folders in paths and says in how many.
  mutating func hideHomeFolders() -> Int {
    var count = 0
    func hide(_ path: inout String) {
      if let changed = Array(path.utf8).withoutHomeNames {
        path = String(decoding: changed, as: UTF8.self)
        count += 1
      }
    }
    for index in modules.indices {
      hide(&modules[index].name)
      // A path of its own, in a form nobody has written for twenty years.
      modules[index].miscellaneous = .empty
      if case .pdb70(let guid, let age, var name) = modules[index].codeView {
        hide(&name)
        modules[index].codeView = .pdb70(guid: guid, age: age, name: name)
      }
    }
    for index in unloadedModules.indices {
      hide(&unloadedModules[index].name)
    }
    linuxDSODebug?.changeNames(hide)
    if let index = rawStreams.firstIndex(where: { $0.type == .linuxMaps }),
      let changed = rawStreams[index].bytes.bytes.withoutHomeNames
    {
      rawStreams[index].bytes = ByteView(changed)
      count += 1
    }
    return count
  }
}

extension LinuxDSODebugSnapshot {
  fileprivate mutating func changeNames(_ change: (inout String) -> Void) {
    switch linker {
    case .bits32(let head, var libraries):
      for index in libraries.indices { change(&libraries[index].name) }
      linker = .bits32(head, libraries)
    case .bits64(let head, var libraries):
      for index in libraries.indices { change(&libraries[index].name) }
      linker = .bits64(head, libraries)
    case .bits64Packed(let head, var libraries):
      for index in libraries.indices { change(&libraries[index].name) }
      linker = .bits64Packed(head, libraries)
    }
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
  private static let homes = ["/home/", "/Users/", "\\Users\\", "\\Documents and Settings\\"]
    .map { Array($0.utf8) }

  /// Where the first name of a home folder is: between a folder of homes and the next separator.
  fileprivate var firstHomeName: Range<Int>? {
    for start in indices where self[start] == UInt8(ascii: "/") || self[start] == UInt8(ascii: "\\")
    {
      guard let home = Self.homes.first(where: { self[start...].starts(with: $0) }) else {
        continue
      }
      let name = self[(start + home.count)...].prefix { !$0.endsName }
      let isFolder = name.endIndex < endIndex && self[name.endIndex] == self[start]
      if isFolder, !name.isEmpty, !name.elementsEqual("user".utf8) {
        return name.startIndex..<name.endIndex
      }
    }
    return nil
  }
}

extension UInt8 {
  /// Whether a name ends before: separators, line ends, zero.
  fileprivate var endsName: Bool {
    self == UInt8(ascii: "/") || self == UInt8(ascii: "\\") || self == UInt8(ascii: "\n")
      || self == 0
  }
}
