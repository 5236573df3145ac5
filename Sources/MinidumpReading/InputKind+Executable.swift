import Bytes

extension InputKind {
  /// Programs, libraries and core files in the systems' own formats.
  static func executable(_ head: Head) -> InputKind? {
    if head.starts(with: [0x7f, 0x45, 0x4c, 0x46]) { return elf(head) }
    if head.starts(with: "MZ") {
      return InputKind("a Windows program or library (PE)", useDump)
    }
    if let order = machOByteOrder(head) { return machO(head, order) }
    return nil
  }

  private static let useDump = "give the minidump of a crash, not the program that crashed"

  /// `e_type`, behind the 16 bytes of `e_ident`; `e_ident[5]` is 2 for big-endian files.
  private static func elf(_ head: Head) -> InputKind {
    let order: ByteOrder = head.view[5] == 2 ? .bigEndian : .littleEndian
    guard (try? head.view.load(UInt16.self, at: 16, order)) == 4 else {
      return InputKind("a Linux program or library (ELF)", useDump)
    }
    return InputKind(
      "an ELF core file", "open it with gdb, or turn it into a minidump with Breakpad's core2md")
  }

  /// `MH_MAGIC` and `MH_MAGIC_64` in either order.
  private static func machOByteOrder(_ head: Head) -> ByteOrder? {
    switch try? head.view.load(UInt32.self, at: 0, .littleEndian) {
    case 0xfeed_face, 0xfeed_facf: .littleEndian
    case 0xcefa_edfe, 0xcffa_edfe: .bigEndian
    default: nil
    }
  }

  /// `filetype`, the fourth word of the header: 4 is `MH_CORE`.
  private static func machO(_ head: Head, _ order: ByteOrder) -> InputKind {
    guard (try? head.view.load(UInt32.self, at: 12, order)) == 4 else {
      return InputKind("a macOS program or library (Mach-O)", useDump)
    }
    return InputKind("a Mach-O core file", "open it with lldb")
  }
}
