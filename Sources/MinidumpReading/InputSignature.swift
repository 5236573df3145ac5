/// The first bytes that tell one kind of file from all others.
struct InputSignature {
  var bytes: [UInt8]
  var kind: InputKind

  init(_ bytes: [UInt8], _ kind: InputKind) {
    self.bytes = bytes
    self.kind = kind
  }

  init(_ text: String, _ kind: InputKind) {
    self.init(Array(text.utf8), kind)
  }

  static let all: [InputSignature] = [
    InputSignature("PAGEDU64", kernelDump("64-bit")),
    InputSignature("PAGEDUMP", kernelDump("32-bit")),
    InputSignature("PAGEDU", kernelDump("some")),
    InputSignature("MODULE ", InputKind("a Breakpad symbol file", "give it behind the minidump")),
    InputSignature(
      "Microsoft C/C++ MSF 7.00", InputKind("a Windows symbol file (PDB)", convertSymbols)),
    InputSignature(
      [0xca, 0xfe, 0xba, 0xbe], InputKind("a macOS program for several CPUs", useDump)),
    InputSignature([0x1f, 0x8b], InputKind("a gzip file that cannot be unpacked", getAgain)),
    InputSignature("PK\u{3}\u{4}", packed("zip", "unzip")),
    InputSignature([0x28, 0xb5, 0x2f, 0xfd], packed("Zstandard", "zstd -d")),
    InputSignature([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], packed("xz", "xz -d")),
    InputSignature("BZh", packed("bzip2", "bzip2 -d")),
    InputSignature([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], packed("7z", "7z x")),
    InputSignature("MSCF", packed("Windows cabinet", "cabextract")),
  ]

  private static let useDump = "give the minidump of a crash, not the program that crashed"
  private static let getAgain = "get the file again; it was cut off or changed on its way"
  private static let convertSymbols =
    "give a minidump first, and for symbols what Breakpad's dump_syms makes of this file"

  private static func packed(_ format: String, _ command: String) -> InputKind {
    InputKind("a packed file (\(format))", "unpack it first: \(command) FILE")
  }

  private static func kernelDump(_ width: String) -> InputKind {
    InputKind(
      "a dump of a \(width) Windows kernel, which is no minidump", "open it with WinDbg or kd")
  }
}
