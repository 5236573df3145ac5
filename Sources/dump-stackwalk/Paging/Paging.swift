import MinidumpKit

/// When text is shown by a pager, and by which.
struct Paging {
  let command: String
  let screen: (columnCount: Int, rowCount: Int)

  /// Nil where text is written as it is: to anything but a terminal that somebody works at, and when
  /// no pager is wanted.
  init?(_ options: OutputOptions, environment: (String) -> String? = Output.environment) {
    guard options.outputFile == nil, !options.noPager, FileSink.standardOutput.isTerminal,
      let command = Self.command(environment: environment),
      FileSink.standardOutput.isForegroundTerminal, let screen = FileSink.standardOutput.screen
    else { return nil }
    self.command = command
    self.screen = screen
  }

  /// What the shell is given; nil when the environment wants no pager, or the terminal can do nothing.
  static func command(environment: (String) -> String?) -> String? {
    guard let terminal = environment("TERM"), !terminal.isEmpty, terminal != "dumb" else {
      return nil
    }
    let wish = environment("DUMP_STACKWALK_PAGER") ?? environment("PAGER")
    guard let wish else { return variables + "command -v less >/dev/null || exit 127; exec less" }
    // Git's users know these two as "none".
    return wish.isEmpty || wish == "cat" ? nil : variables + wish
  }

  /// Colours, and no screen of its own for less than one.
  private static let variables = "LESS=${LESS-FRX} LV=${LV--c}; export LESS LV; "
}
