/// Everything that says which module it was, and so which symbol file belongs to it.
public struct ModuleID: Hashable, Sendable {
  /// The executable's or library's path as the crashed process knew it.
  public var codeFile: String
  /// Nil when nobody says.
  public var codeIdentifier: CodeIdentifier?
  /// The file with its debug information: a PDB's path, or the code file's own name.
  public var debugFile: String?
  /// Nil when nobody says; a symbol store has no place for the module then.
  public var debugIdentifier: DebugIdentifier?

  public init(
    codeFile: String, codeIdentifier: CodeIdentifier? = nil, debugFile: String? = nil,
    debugIdentifier: DebugIdentifier? = nil
  ) {
    self.codeFile = codeFile
    self.codeIdentifier = codeIdentifier
    self.debugFile = debugFile
    self.debugIdentifier = debugIdentifier
  }

  /// The last component of ``codeFile``, which may be a Windows or a Unix path.
  public var codeFileName: String { Self.fileName(of: codeFile) }

  /// The last component of ``debugFile``.
  public var debugFileName: String? { debugFile.map(Self.fileName(of:)) }

  /// What follows the last slash or backslash of a path from any system.
  public static func fileName(of path: String) -> String {
    let bytes = path.utf8
    guard let cut = bytes.lastIndex(where: { $0 == 0x2f || $0 == 0x5c }) else { return path }
    return String(path[bytes.index(after: cut)...])
  }
}
