import Symbols
import Testing

@testable import SymbolStores

@Suite struct SymbolPathTests {
  private func paths(debugFile: String?, codeFile: String = "/usr/lib/libc.so.6") -> [String]? {
    SymbolPath(
      of: ModuleID(
        codeFile: codeFile, debugFile: debugFile,
        debugIdentifier: DebugIdentifier("0123456789ABCDEF0123456789ABCDEFa")))?.candidates
  }

  @Test func `a PDB's symbols lose its extension`() {
    #expect(
      paths(debugFile: #"c:\build\app.pdb"#)?.first
        == "app.pdb/0123456789ABCDEF0123456789ABCDEFa/app.sym")
  }

  @Test func `other names keep their extension, and compressed files and other cases follow`() {
    #expect(
      paths(debugFile: "/lib/libc.so.6") == [
        "libc.so.6/0123456789ABCDEF0123456789ABCDEFa/libc.so.6.sym",
        "libc.so.6/0123456789ABCDEF0123456789ABCDEFa/libc.so.6.sym.gz",
        "libc.so.6/0123456789ABCDEF0123456789ABCDEFa/libc.so.6.sym.zst",
        "libc.so.6/0123456789ABCDEF0123456789ABCDEFa/libc.so.6.sym.xz",
        "libc.so.6/0123456789ABCDEF0123456789ABCDEFA/libc.so.6.sym",
        "libc.so.6/0123456789ABCDEF0123456789ABCDEFA/libc.so.6.sym.gz",
        "libc.so.6/0123456789ABCDEF0123456789ABCDEFA/libc.so.6.sym.zst",
        "libc.so.6/0123456789ABCDEF0123456789ABCDEFA/libc.so.6.sym.xz",
        "libc.so.6/0123456789abcdef0123456789abcdefa/libc.so.6.sym",
        "libc.so.6/0123456789abcdef0123456789abcdefa/libc.so.6.sym.gz",
        "libc.so.6/0123456789abcdef0123456789abcdefa/libc.so.6.sym.zst",
        "libc.so.6/0123456789abcdef0123456789abcdefa/libc.so.6.sym.xz",
      ])
  }

  @Test func `a module without a debug file is looked for by its own name`() {
    #expect(paths(debugFile: nil)?.first?.hasPrefix("libc.so.6/") == true)
    #expect(paths(debugFile: "")?.first?.hasPrefix("libc.so.6/") == true)
  }

  @Test(arguments: ["../..", "..", ".", "/", #"a\.."#, "a\0b"])
  func `no name leads out of the store`(name: String) {
    #expect(paths(debugFile: name, codeFile: name) == nil)
  }
}
