extension SymbolProblem.Kind {
  private struct Knowledge {
    var severity: SymbolProblem.Severity
    /// What is wrong, as a sentence about all records of the kind.
    var title: String
    /// What to do about it, as a sentence.
    var advice: String
  }

  /// How bad it is.
  public var severity: SymbolProblem.Severity { knowledge.severity }
  /// What is wrong, as a phrase.
  public var title: String { knowledge.title }
  /// What to do about it, as a sentence.
  public var advice: String { knowledge.advice }

  private var knowledge: Knowledge { Self.all[self] ?? Self.none }

  private static let none = Knowledge(severity: .error, title: "", advice: "")
  private static let again = "Make the file again with dump-syms."

  private static func error(_ title: String, _ advice: String) -> Knowledge {
    Knowledge(severity: .error, title: title, advice: advice)
  }

  private static func warning(_ title: String, _ advice: String) -> Knowledge {
    Knowledge(severity: .warning, title: title, advice: advice)
  }

  private static let all: [Self: Knowledge] = [
    .noModule: error(
      "no MODULE record",
      "Stores and readers refuse the file: is it a symbol file, and is its first line missing?"),
    .moduleNotFirst: error(
      "the MODULE record is not in the first line",
      "Delete what is in front of it: rust-minidump refuses the file."),
    .secondModule: error(
      "another MODULE record",
      "Two files were joined: split them, a symbol file is about one module."),
    .noCodeIdentifier: warning(
      "no INFO CODE_ID record",
      "Dumps that know a module by its code identifier only do not find the file. " + again),
    .damagedRecord: error(
      "a record that cannot be read",
      "The record is lost, and rust-minidump refuses the file. " + again),
    .unknownRecord: error(
      "a line that is no record",
      "Readers that know no such record refuse the file: delete the line."),
    .unusualOrder: warning(
      "a record behind those it usually precedes",
      "Readers that search the file need an index of it: dump-stackwalk index. " + again),
    .notUTF8: error(
      "bytes that are not UTF-8",
      "rust-minidump refuses the file: convert it, or " + again.lowercasedFirst),
    .carriageReturn: warning(
      "a line that ends with CR LF",
      "The file went through a text conversion: transfer it as binary, or run dos2unix."),
    .blankLine: warning("an empty line", "Delete it: rust-minidump refuses such files."),
    .longLine: error(
      "a line of more than 1 MiB", "Readers cut it. " + again),
    .noLastLineFeed: warning(
      "the last line does not end",
      "The file may have been cut off: compare its size with the original's."),
    .emptyName: warning("a record without a name", again),
    .duplicateNumber: error(
      "a number that was given before", "Readers take the last, or the first, of them. " + again),
    .unknownFile: error(
      "a file number that no FILE record has", "The source file is not known. " + again),
    .unknownOrigin: error(
      "an origin number that no INLINE_ORIGIN record has",
      "The inlined function has no name. " + again),
    .noFunctions: warning(
      "no FUNC record",
      "There was no debug information: dump the file that was not stripped, or its .debug file."),
    .emptyFunction: warning(
      "a function of no bytes", "It names nothing, and neither do its lines."),
    .duplicateFunction: error(
      "a function that is there already",
      "One of them is lost: it should be one record with the flag m. " + again),
    .overlappingFunctions: error(
      "a function that overlaps another",
      "Breakpad drops one of them, and others disagree about which. " + again),
    .unsortedFunctions: warning(
      "a function in front of one with a lower address",
      "Readers that search the file need an index of it: dump-stackwalk index. " + again),
    .lineWithoutFunction: error(
      "a line or INLINE record in front of every function",
      "Breakpad's reader crashes and rust-minidump refuses the file. " + again),
    .lineOutsideFunction: warning(
      "a line record that reaches out of its function", "It names nothing there. " + again),
    .emptyLine: warning("a line record of no bytes", "It names nothing: delete it."),
    .overlappingLines: warning(
      "a line record that overlaps the one in front of it",
      "Breakpad drops one of them. " + again),
    .unsortedLines: warning(
      "a line record in front of one with a lower address", again),
    .inlineOutsideFunction: warning(
      "an INLINE range that reaches out of its function", "It says nothing there. " + again),
    .inlineWithoutParent: warning(
      "an INLINE record without one around it",
      "Readers pass over it: nothing at the depth above covers it. " + again),
    .duplicatePublic: warning(
      "another public symbol of the same address",
      "Readers tell one of them: it should be one record with the flag m. " + again),
    .unsortedPublics: warning(
      "a public symbol in front of one with a lower address",
      "Readers that search the file need an index of it: dump-stackwalk index. " + again),
    .hiddenPublic: warning(
      "a public symbol inside of a function", "It is never told. " + again),
    .noFrames: warning(
      "no STACK record",
      "Stacks are walked by guesses: dump the program itself together with its debug file, whose own "
        + ".eh_frame may have been emptied by strip."),
    .frameRulesDoNotParse: error(
      "rules of a STACK CFI record that cannot be understood",
      "Stacks end or are guessed there. " + again),
    .unknownRegister: warning(
      "a register that readers do not know",
      "Its value is passed over, which does no harm for one of floating-point numbers; of all "
        + "registers, it means that the MODULE record's architecture is wrong."),
    .chanceOffset: error(
      "an offset that is an address by chance",
      "Breakpad's dump_syms wrote what lay in its memory where the compiler gave none. " + again),
    .changeWithoutInit: error(
      "a STACK CFI record without STACK CFI INIT in front",
      "rust-minidump refuses the file. " + again),
    .changeOutsideInit: warning(
      "a STACK CFI record outside of its STACK CFI INIT", "It never holds. " + again),
    .overlappingFrames: warning(
      "a STACK CFI INIT record that overlaps another",
      "Readers drop one of them, which matters when they differ. " + again),
    .unsortedFrames: warning(
      "a STACK CFI record in front of one with a lower address",
      "Readers that search the file need an index of it: dump-stackwalk index. " + again),
  ]
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
