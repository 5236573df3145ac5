/// Words of the help that are longer than a line.
enum HelpTexts {
  static let version = "0.1.0"

  static let discussion = """
    Examples:
      dump-syms app > app.sym
          The symbols of a program.
      dump-syms --store symbols/ app lib*.so
          Of several, where dump-stackwalk finds them: dump-stackwalk crash.dmp symbols/
      dump-syms --debug-directory debug/ app -o app.sym
          Of a stripped program and the file that its debug information went to; \
    --debug-file names that file.
      dump-syms --check app.sym
          What is wrong with a symbol file, line by line, and what to do.
      zcat app.sym.gz | dump-syms --check --strict -
          The same for standard input; warnings count, too.

    Exit codes: 0 all is well; 1 a file could not be read or written, or --check found errors; \
    2 wrong arguments.
    """
}
