import MinidumpKit

/// What people give this tool by mistake, by its first bytes, and what to do with it instead.
enum OtherFile {
  case minidump, symbolFile, windowsProgram, appleProgram

  /// Nil for everything else.
  init?(_ contents: ByteView) {
    let head = contents.clampedSlice(at: 0, byteCount: 8).bytes
    if head.starts(with: Array("MDMP".utf8)) || head.starts(with: Array("PMDM".utf8)) {
      self = .minidump
    } else if head.starts(with: Array("MODULE ".utf8)) {
      self = .symbolFile
    } else if head.starts(with: Array("MZ".utf8)) {
      self = .windowsProgram
    } else if let magic: UInt32 = try? contents.load(at: 0, .littleEndian),
      [0xfeed_face, 0xfeed_facf, 0xcefa_edfe, 0xcffa_edfe].contains(magic)
    {
      self = .appleProgram
    } else {
      return nil
    }
  }

  /// As a sentence behind the file's name.
  func advice(_ path: String) -> String {
    switch self {
    case .minidump:
      "a minidump, of a crash and not of a program: dump-stackwalk \(path) explains it, and "
        + "dump-syms takes the programs that it names"
    case .symbolFile: "a symbol file already: --check says what is wrong with one"
    case .windowsProgram: "a program for Windows, which is not read: only ELF files are"
    case .appleProgram: "a program for macOS or iOS, which is not read: only ELF files are"
    }
  }
}
