/// A dump with one thing wrong, and what is to become of it.
public struct SalvageCase: Sendable, CustomStringConvertible {
  /// What is wrong, as a clause without its end: "a module's name lies outside the file".
  public let situation: String
  /// What is read all the same.
  public let outcome: String
  /// What the diagnostic is about.
  public let subject: String
  /// Words of the diagnostic.
  public let words: String
  /// The place in the file that the diagnostic names.
  public let offset: Int
  public let bytes: [UInt8]

  public var description: String { situation }

  init(
    _ situation: String, _ outcome: String, _ subject: String, _ words: String, at offset: Int,
    _ bytes: [UInt8]
  ) {
    self.situation = situation
    self.outcome = outcome
    self.subject = subject
    self.words = words
    self.offset = offset
    self.bytes = bytes
  }

  /// Every case, in the order in which a reader comes across them.
  public static let all = directory + threads + exceptions + modules + memory + process

  /// A place that no dump of these tests reaches.
  static let nowhere = SyntheticDump.Place(offset: 0x10_0000, byteCount: 64)

  /// A dump of an amd64 Linux process that has nothing but that.
  static var base: SyntheticDump {
    var dump = SyntheticDump()
    dump.addSystemInfo(architecture: 9, platform: 0x8201)
    return dump
  }
}

extension SyntheticDump {
  /// Where the directory's entry number `index` lies, once `bytes` closes the file.
  func offset(ofEntry index: Int) -> Int { (nextOffset + 3) / 4 * 4 + 12 * index }
}
