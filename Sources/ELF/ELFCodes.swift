public import Bytes

/// What kind of file it is: `e_type`.
public struct ELFFileType: OpenCode {
  public var rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// `ET_REL`: an object file, whose sections have no addresses yet.
  public static let relocatable = Self(rawValue: 1)
  /// `ET_EXEC`
  public static let executable = Self(rawValue: 2)
  /// `ET_DYN`: a library, or a program that may be loaded anywhere.
  public static let sharedObject = Self(rawValue: 3)
  /// `ET_CORE`
  public static let core = Self(rawValue: 4)
}

/// The CPU: `e_machine`.
public struct ELFMachine: OpenCode {
  public var rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// `EM_SPARC`
  public static let sparc = Self(rawValue: 2)
  /// `EM_386`
  public static let x86 = Self(rawValue: 3)
  /// `EM_MIPS`, of 32 and 64 bits.
  public static let mips = Self(rawValue: 8)
  /// `EM_SPARC32PLUS`
  public static let sparc32Plus = Self(rawValue: 18)
  /// `EM_PPC`
  public static let ppc = Self(rawValue: 20)
  /// `EM_PPC64`
  public static let ppc64 = Self(rawValue: 21)
  /// `EM_ARM`
  public static let arm = Self(rawValue: 40)
  /// `EM_SPARCV9`
  public static let sparc64 = Self(rawValue: 43)
  /// `EM_X86_64`
  public static let amd64 = Self(rawValue: 62)
  /// `EM_AARCH64`
  public static let arm64 = Self(rawValue: 183)
  /// `EM_RISCV`, of 32 and 64 bits.
  public static let riscv = Self(rawValue: 243)
}

/// What a section holds: `sh_type`.
public struct ELFSectionType: OpenCode {
  public var rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// `SHT_NULL`: no section.
  public static let null = Self(rawValue: 0)
  /// `SHT_PROGBITS`: code, data, debug information.
  public static let programBits = Self(rawValue: 1)
  /// `SHT_SYMTAB`
  public static let symbolTable = Self(rawValue: 2)
  /// `SHT_STRTAB`
  public static let stringTable = Self(rawValue: 3)
  /// `SHT_DYNAMIC`
  public static let dynamic = Self(rawValue: 6)
  /// `SHT_NOTE`
  public static let note = Self(rawValue: 7)
  /// `SHT_NOBITS`: without bytes in the file: zeros, or what a separate debug file leaves out.
  public static let noBits = Self(rawValue: 8)
  /// `SHT_DYNSYM`
  public static let dynamicSymbolTable = Self(rawValue: 11)
  /// `SHT_SYMTAB_SHNDX`: section numbers that symbols have no room for.
  public static let symbolSectionIndexes = Self(rawValue: 18)
  /// `SHT_ARM_EXIDX`
  public static let armExceptionIndex = Self(rawValue: 0x7000_0001)
}

/// What a segment holds: `p_type`.
public struct ELFSegmentType: OpenCode {
  public var rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// `PT_LOAD`: becomes memory.
  public static let load = Self(rawValue: 1)
  /// `PT_DYNAMIC`
  public static let dynamic = Self(rawValue: 2)
  /// `PT_NOTE`
  public static let note = Self(rawValue: 4)
  /// `PT_GNU_EH_FRAME`: the search table over call-frame information.
  public static let callFrameHeader = Self(rawValue: 0x6474_e550)
  /// `PT_ARM_EXIDX`
  public static let armExceptionIndex = Self(rawValue: 0x7000_0001)
}

/// What a symbol stands for: the lower half of `st_info`.
public struct ELFSymbolType: OpenCode {
  public var rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// `STT_NOTYPE`
  public static let none = Self(rawValue: 0)
  /// `STT_OBJECT`: a variable.
  public static let object = Self(rawValue: 1)
  /// `STT_FUNC`
  public static let function = Self(rawValue: 2)
  /// `STT_SECTION`
  public static let section = Self(rawValue: 3)
  /// `STT_FILE`: the name of a source file.
  public static let file = Self(rawValue: 4)
  /// `STT_TLS`
  public static let threadLocal = Self(rawValue: 6)
  /// `STT_GNU_IFUNC`: a function that chooses the one to be called.
  public static let indirectFunction = Self(rawValue: 10)
}

/// Who sees a symbol: the upper half of `st_info`.
public struct ELFSymbolBinding: OpenCode {
  public var rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// `STB_LOCAL`
  public static let local = Self(rawValue: 0)
  /// `STB_GLOBAL`
  public static let global = Self(rawValue: 1)
  /// `STB_WEAK`
  public static let weak = Self(rawValue: 2)
  /// `STB_GNU_UNIQUE`
  public static let unique = Self(rawValue: 10)
}
