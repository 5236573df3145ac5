/// Words of the help that are longer than a line.
enum HelpTexts {
  static let version = "0.1.0"

  static let discussion = """
    Examples:
      dump-stackwalk crash.dmp symbols/
          Explain a crash with the symbols in a folder.
      dump-stackwalk --brief crash.dmp app.sym
          Only the thread that crashed, with one symbol file.
      dump-stackwalk --json --output-file report.json crash.dmp symbols/
          A report for programs.
      dump-stackwalk --html crash.html crash.dmp symbols/
          Also a page for a browser, to keep or to send.
      dump-stackwalk --signature --brief crash.dmp symbols/
          A name for the crash, to group by or to search for.
      dump-stackwalk --dump crash.dmp
          What is in the file, field by field.
      ssh host cat crash.dmp | dump-stackwalk - symbols/
          A dump from standard input.
      adb logcat -d | dump-stackwalk - symbols/
          A Breakpad microdump in the log of a device.
      dump-stackwalk rewrite --sanitize crash.dmp public.dmp
          A dump without what is private; see dump-stackwalk rewrite --help.
      dump-stackwalk index symbols/
          Symbols that are found at once; see dump-stackwalk index --help.
      dump-stackwalk batch --output-file reports.jsonl crashes/ symbols/
          Many dumps at once; see dump-stackwalk batch --help.
      dump-stackwalk symbolize app 0x4011f0
          Function and line of an address; see dump-stackwalk symbolize --help.
      dump-stackwalk breakpad -m crash.dmp symbols/
          As Breakpad's minidump_stackwalk; see dump-stackwalk breakpad --help.

    Exit codes: 0 a report was written; 1 the dump could not be read, or a file not \
    written; 2 wrong arguments.
    """
}
