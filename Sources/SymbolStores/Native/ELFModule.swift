import Symbols

/// What a dump says of a module that tells its ELF file from others.
struct ELFModule: Sendable {
  let id: ModuleID
  /// Of the file, without a folder.
  let name: String
  /// As the process knew it, without the slash in front: it leads nowhere but downwards. Nil when the
  /// dump has no path from the root.
  let path: String?
  /// What the file must bear.
  let debugIdentifier: DebugIdentifier
  /// The whole build id in hexadecimal digits; nil when the dump has only its first 16 bytes.
  let buildID: String?

  /// Nil for modules of Windows, and for those that have nothing to be told from other builds by.
  init?(_ id: ModuleID) {
    guard let identifier = id.debugIdentifier, identifier != .none, !Self.isOfWindows(id),
      PathText.isComponent(id.codeFileName)
    else { return nil }
    self.id = id
    name = id.codeFileName
    path = Self.downwardPath(id.codeFile)
    debugIdentifier = identifier
    buildID = Self.buildID(id.codeIdentifier, identifier)
  }

  private static func isOfWindows(_ id: ModuleID) -> Bool {
    let endings = [".pdb", ".dll", ".exe", ".sys"]
    let names = [id.codeFileName, id.debugFileName ?? ""].map { $0.lowercased() }
    return id.codeFile.utf8.contains(0x5c)
      || names.contains { name in endings.contains { name.hasSuffix($0) } }
  }

  /// Hostile dumps have names that lead elsewhere.
  private static func downwardPath(_ path: String) -> String? {
    guard !path.split(separator: "/").contains("..") else { return nil }
    return PathText.normalized(path).map { String($0.dropFirst()) }
  }

  /// Some writers give a module of Linux a code identifier as Windows has it.
  private static func buildID(
    _ code: CodeIdentifier?, _ identifier: DebugIdentifier
  ) -> String? {
    guard let digits = code?.text, let bytes = BuildIDText.bytes(digits),
      DebugIdentifier(elfBuildID: bytes) == identifier
    else { return nil }
    return digits
  }

  /// What LLDB gives a module without a build id: the CRC-32 of the whole file, or the one in its debug
  /// link, in four bytes.
  ///
  /// Source: LLDB's ObjectFileELF::GetUUID; dumps it wrote.
  var checksum: UInt32? {
    guard let bytes = buildID.flatMap(BuildIDText.bytes), bytes.count == 4 else { return nil }
    return bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Where below a folder of build ids its files lie, without an ending; nil without a whole one.
  var buildIDPath: String? { buildID.map(BuildIDText.path) }
}

/// Build ids as texts.
enum BuildIDText {
  /// Nil unless it is pairs of hexadecimal digits.
  static func bytes(_ digits: String) -> [UInt8]? {
    let values = digits.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard values.count == digits.utf8.count, values.count % 2 == 0 else { return nil }
    return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
  }

  static func digits(_ bytes: [UInt8]) -> String {
    CodeIdentifier(elfBuildID: bytes)?.text ?? ""
  }

  /// `ab/cdef…`, as it is below `.build-id`.
  static func path(_ digits: String) -> String { "\(digits.prefix(2))/\(digits.dropFirst(2))" }
}
