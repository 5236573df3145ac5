import Bytes
import MinidumpFormat

extension MemoryState: NamedCode {
  var words: String? { Self.words(of: self, Self.names) }

  private static let names: [(Self, String)] = [
    (.committed, "MEM_COMMIT"), (.reserved, "MEM_RESERVE"), (.free, "MEM_FREE"),
  ]
}

extension MemoryType: NamedCode {
  var words: String? { Self.words(of: self, Self.names) }

  private static let names: [(Self, String)] = [
    (.private, "MEM_PRIVATE"), (.mapped, "MEM_MAPPED"), (.image, "MEM_IMAGE"),
  ]
}

extension MemoryProtection: NamedCode {
  var words: String? { Self.words(of: self, Self.names) }

  private static let names: [(Self, String)] = [
    (.noAccess, "PAGE_NOACCESS"), (.readOnly, "PAGE_READONLY"), (.readWrite, "PAGE_READWRITE"),
    (.writeCopy, "PAGE_WRITECOPY"), (.execute, "PAGE_EXECUTE"),
    (.executeRead, "PAGE_EXECUTE_READ"), (.executeReadWrite, "PAGE_EXECUTE_READWRITE"),
    (.executeWriteCopy, "PAGE_EXECUTE_WRITECOPY"), (.guardPage, "PAGE_GUARD"),
    (.noCache, "PAGE_NOCACHE"), (.writeCombine, "PAGE_WRITECOMBINE"),
  ]
}

extension ContextFlags: NamedCode {
  /// The CPU; what the other bits mean depends on it.
  var words: String? {
    Self.cpus.first { isSuperset(of: $0.0) }?.1
  }

  private static let cpus: [(Self, String)] = [
    (.x86, "CONTEXT_i386"),
    (.mips, "MD_CONTEXT_MIPS"),
    (.mips64, "MD_CONTEXT_MIPS64"),
    (.amd64, "CONTEXT_AMD64"),
    (.arm64, "CONTEXT_ARM64"),
    (.riscv, "MD_CONTEXT_RISCV"),
    (.ppc64, "MD_CONTEXT_PPC64"),
    (.riscv64, "MD_CONTEXT_RISCV64"),
    (.sparc, "MD_CONTEXT_SPARC"),
    (.ppc, "MD_CONTEXT_PPC"),
    (.arm, "MD_CONTEXT_ARM"),
    (.arm64Old, "MD_CONTEXT_ARM64_OLD"),
  ]
}
