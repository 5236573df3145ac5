import ELF
public import Symbols

extension NativeSymbolFile {
  public var coverage: SymbolCoverage {
    let all = [files.image, files.debug].compactMap(\.self)
    let names: SymbolCoverage.Source =
      all.contains(where: \.hasDebugInformation)
      ? .original : all.contains(where: \.hasNames) ? .symbolTable : .none
    return SymbolCoverage(names: names, callFrames: callFrameSource)
  }

  /// A separate debug file alone may have those of a few functions, whose image has the others'.
  private var callFrameSource: SymbolCoverage.Source {
    let all = [files.image, files.debug].compactMap(\.self)
    guard all.contains(where: \.hasCallFrames) else { return .none }
    return files.image.lacksCallFrames ? .symbolTable : .original
  }
}

extension ELFFile {
  /// Whether there are entries of DWARF in the file.
  package var hasDebugInformation: Bool { hasContents([".debug_info", ".zdebug_info"]) }

  /// Whether anything in the file names code.
  package var hasNames: Bool {
    hasDebugInformation || hasContents([".symtab", ".dynsym", ".gnu_debugdata"])
  }

  /// Whether there are rules in the file to find callers by.
  package var hasCallFrames: Bool {
    hasContents([".eh_frame", ".debug_frame", ".zdebug_frame", ".ARM.exidx"])
  }

  /// Whether rules that the program was built with are in another file.
  fileprivate var lacksCallFrames: Bool {
    [".eh_frame", ".ARM.exidx"].contains { section(named: $0)?.isInFile == false }
  }

  private func hasContents(_ names: [String]) -> Bool {
    names.contains { section(named: $0)?.isInFile == true }
  }
}
