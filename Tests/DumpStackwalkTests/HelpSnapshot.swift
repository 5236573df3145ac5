/// What `--help` must print: the first thing most people read of us.
enum HelpSnapshot {
  static let text = """
    OVERVIEW: Explains a crash: reads a minidump and says what happened.

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

    Exit codes: 0 a report was written; 1 the dump could not be read, or a file not
    written; 2 wrong arguments.

    USAGE: dump-stackwalk [options] DUMP [SYMBOLS ...]

    ARGUMENTS:
      <DUMP>                  The dump to explain: a minidump, compressed (gzip,
                              zstd, xz) or not, also in the body of an upload; or a
                              log with a Breakpad microdump. - reads standard input.
      <SYMBOLS>               More places with symbols, as with --symbols-path.

    WHAT TO REPORT:
      --human                 Report for people: text, coloured on a terminal. This
                              is the default.
      --json                  Report for programs: JSON in rust-minidump's schema,
                              with additions.
      --cyborg <PATH>         Both: text to the output, JSON to the file PATH.
      --dump                  Everything the dump says, field by field, and no
                              conclusions; with --json as JSON.
      --html <PATH>           Beside the other report, write one as a page for a
                              browser to the file PATH.
      --signature             The crash's signature in a line, a name that crashes
                              of the same cause share; below it, why, unless
                              --brief.
      --dump-bytes            --dump: all bytes of memory and unknown streams, not
                              only the first 64 of each.
      --brief                 Text: only the summary and the stack of the thread
                              that crashed. --dump: no bytes.
      --pretty                JSON: break and indent lines.
      --exploitability        Text: say how likely an attacker can make use of the
                              crash, as Breakpad rates it, and why. JSON always
                              does.

    WHERE TO:
      --output-file <PATH>    Write the report to PATH instead of standard output.
      --log-file <PATH>       Write the log to PATH instead of standard error.
      --verbose <LEVEL>       How much to log. (values: off, error, warn, info,
                              debug, trace; default: error)
      --no-color              No colours. Files and pipes never get any; NO_COLOR
                              and TERM=dumb are obeyed.
      --no-pager              Text: write it as it is. Else one that is longer than
                              the terminal goes through $DUMP_STACKWALK_PAGER,
                              $PAGER or less.
      --no-interactive        Do not show what is waited for. Only a terminal ever
                              shows it.

    SYMBOLS:
      --symbols-path <PATH>   A folder of symbols (NAME/ID/NAME.sym, as symbol
                              servers have them), of programs, libraries and their
                              debug files, or one such file; may be repeated.
      --use-local-debuginfo   Use the programs and libraries of this machine that
                              the dump names, when their build ids are the dump's,
                              with their debug files.
      --debug-directory <DIR> A folder of separate debug files, laid out as
                              /usr/lib/debug is; may be repeated. (default with
                              --use-local-debuginfo: /usr/lib/debug)
      --symbols-url <URL>     A symbol server, asked for what no folder has; may be
                              repeated: all are asked at once, the first in order
                              counts. Its files lie as in such folders; symsrv+URL,
                              ssqp+URL and debuginfod+URL are for servers where
                              they lie otherwise.
      --debuginfod            Ask the debuginfod servers in DEBUGINFOD_URLS, too.
                              They learn which programs were in the dump.
      --offline               Ask no server: only what was downloaded before is
                              used.
      --symbols-cache <PATH>  Folder for downloaded symbols: they are looked for
                              here, too. (default with servers:
                              ~/.cache/dump-stackwalk) Indexes of symbol files and
                              programs that were costly to read are kept in it for
                              the next report.
      --symbols-tmp <PATH>    Folder for downloads under way, best on the disk of
                              the cache. (default: in the cache)
      --symbols-download-timeout-secs <N>
                              Most seconds for one download, with all attempts.
                              (default: 1000)
      --symbols-download-limit <SIZE>
                              Most bytes for one download, also unpacked: 500M, 4G.
                              (default: 4G)
      --symbols-cache-limit <SIZE>
                              Most bytes of downloads to keep; those not used for
                              longest go first. 0 keeps all. (default: 20G)

    ANALYSIS:
      --features <SET>        How much analysis: they differ only in that
                              unstable-all includes --recover-function-args.
                              (values: stable-basic, stable-all, unstable-all;
                              default: stable-basic)
      --recover-function-args Text: guess the arguments of functions of 32-bit x86
                              programs.
      --no-demangle           Leave functions' names as symbol files have them;
                              C++, Rust and Swift are told else.
      --evil-json <PATH>      A JSON file with more about the process: who signed
                              its modules, the CPU's microcode.
      --signature-rules <PATH>
                              More rules for signatures, looked at before the
                              built-in ones. May be given several times.
      --max-frames <N>        The most frames of a stack; those further out are
                              left away. (default: 65536)
      --timeout <N>           Stop looking at stacks after so many seconds, and
                              wait no longer for a download. (default: none)
      --max-memory <SIZE>     Stop looking at stacks when so much memory was used
                              at a time: bytes, also with K, M or G. (default: none)

    OPTIONS:
      -V, --version           Print the version.
      -h, --help              Show help information.


    """
}
