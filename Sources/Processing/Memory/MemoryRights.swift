import MinidumpFormat
import MinidumpReading

/// What a program may do with a piece of its memory.
struct MemoryRights: OptionSet, Hashable, Sendable {
  var rawValue: UInt8

  static let read = Self(rawValue: 1)
  static let write = Self(rawValue: 2)
  static let execute = Self(rawValue: 4)
}

extension MemoryRights {
  /// By PAGE_READWRITE and its like; PAGE_GUARD forbids only the first access.
  init(_ protection: MemoryProtection) {
    self = Self.byProtection.reduce(into: []) { rights, entry in
      if protection.contains(entry.protection) { rights.formUnion(entry.rights) }
    }
  }

  private static let byProtection: [(protection: MemoryProtection, rights: Self)] = [
    (.readOnly, .read), (.readWrite, [.read, .write]), (.writeCopy, [.read, .write]),
    (.execute, .execute), (.executeRead, [.read, .execute]),
    (.executeReadWrite, [.read, .write, .execute]), (.executeWriteCopy, [.read, .write, .execute]),
  ]

  init(_ mapping: LinuxMapping) {
    self = []
    if mapping.isReadable { insert(.read) }
    if mapping.isWritable { insert(.write) }
    if mapping.isExecutable { insert(.execute) }
  }
}
