/// A completion function for bash 4 and later.
struct BashScript {
  private let command: CommandDescription

  init(_ command: CommandDescription) {
    self.command = command
  }

  var text: String {
    """
    # bash completion for \(command.name)

    \(command.functionName)() {
        local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= options= word
        COMPREPLY=()
        # --option=VALUE comes as three words.
        if [[ $cur == = ]]; then
            cur=
        elif [[ $prev == = ]] && ((COMP_CWORD > 2)); then
            prev=${COMP_WORDS[COMP_CWORD-2]}
        fi
        # Behind -- all words are operands.
        for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
            [[ $word == -- ]] && return
        done
        ((COMP_CWORD > 1)) && command=${COMP_WORDS[1]}
        case $command in
    \(command.subcommands.map(part).joined())\
        *)
    \(body(of: command))\
            ;;
        esac
        if [[ $cur == -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
        elif ((COMP_CWORD == 1)); then
            mapfile -t COMPREPLY < <(
                compgen -W \(command.subcommands.map(\.name).joined(separator: " ").quoted) -- "$cur"
                [[ -n $cur ]] || compgen -W "$options"
                compgen -f -- "$cur"
            )
        fi
    }

    complete -o bashdefault -o default -o filenames -F \(command.functionName) \(command.name)

    """
  }

  private func part(_ subcommand: CommandDescription) -> String {
    """
        \(subcommand.name))
    \(body(of: subcommand))\
            ;;

    """
  }

  /// Completes the value of an option and returns, or says which options there are. What is left open
  /// are files, which bash completes by itself.
  private func body(of command: CommandDescription) -> String {
    let cases = command.options.compactMap { option in
      option.value.flatMap(action).map { action in
        "        \(option.names.joined(separator: "|"))) \(action)return ;;\n"
      }
    }
    let files = command.options.filter { $0.value == .file || $0.value == .anything }
      .flatMap(\.names)
    let others =
      files.isEmpty ? "" : "        \(files.joined(separator: "|"))) return ;;\n"
    let names = command.options.flatMap(\.names).joined(separator: " ")
    return """
              case $prev in
      \(cases.joined())\(others)\
              esac
              options=\(names.quoted)

      """
  }

  private func action(_ value: CommandDescription.Value) -> String? {
    switch value {
    case .anything, .file: nil
    case .folder: #"mapfile -t COMPREPLY < <(compgen -d -- "$cur"); "#
    case .oneOf(let words):
      #"mapfile -t COMPREPLY < <(compgen -W \#(words.joined(separator: " ").quoted) -- "$cur"); "#
    }
  }
}
