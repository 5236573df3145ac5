/// Completions for fish.
struct FishScript {
  private let command: CommandDescription

  init(_ command: CommandDescription) {
    self.command = command
  }

  var text: String {
    """
    # fish completions for \(command.name)

    function \(condition)
        set -l words (commandline -opc)
        set -l command
        if contains -- "$words[2]" \(command.subcommands.map(\.name).joined(separator: " "))
            set command $words[2]
        end
        test "$command" = "$argv[1]"
    end

    \(command.subcommands.map(word).joined())\
    \(lines(of: command, when: "''"))\
    \(command.subcommands.map { lines(of: $0, when: $0.name) }.joined())
    """
  }

  /// Whether a subcommand is the line's; none with an empty name.
  private var condition: String { "_" + command.functionName + "_is" }

  private func word(_ subcommand: CommandDescription) -> String {
    """
    complete -c \(command.name) -n 'test (count (commandline -opc)) -eq 1' -a \(subcommand.name) \
    -d \(subcommand.summary.firstClause.quotedForFish)

    """
  }

  private func lines(of part: CommandDescription, when name: String) -> String {
    part.options.map { option in
      let names = option.names.map {
        $0.hasPrefix("--") ? " -l \($0.dropFirst(2))" : " -s \($0.dropFirst())"
      }
      return """
        complete -c \(command.name) -n "\(condition) \(name)"\(names.joined())\
        \(option.value.map(action) ?? "") -d \(option.summary.quotedForFish)

        """
    }.joined()
  }

  private func action(_ value: CommandDescription.Value) -> String {
    switch value {
    case .anything: " -x"
    case .file: " -r -F"
    case .folder: " -x -a '(__fish_complete_directories (commandline -ct))'"
    case .oneOf(let words): " -x -a \(words.joined(separator: " ").quotedForFish)"
    }
  }
}

extension String {
  /// In single quotes, in which fish knows two escapes.
  fileprivate var quotedForFish: String {
    "'" + replacing(#"\"#, with: #"\\"#).replacing("'", with: #"\'"#) + "'"
  }
}
