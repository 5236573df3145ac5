/// Words of the help that are longer than a line.
enum HelpTexts {
  static let version = "0.1.0"

  static let discussion = """
    Examples:
      dump-syms --check app.sym
          What is wrong with a symbol file, line by line, and what to do.
      zcat app.sym.gz | dump-syms --check --strict -
          The same for standard input; warnings count, too.

    Exit codes: 0 all is well; 1 a file could not be read or written, or --check found errors; \
    2 wrong arguments.
    """
}
