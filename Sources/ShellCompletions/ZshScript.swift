/// A completion function for zsh, to lie in a folder of `fpath`.
struct ZshScript {
  private let command: CommandDescription

  init(_ command: CommandDescription) {
    self.command = command
  }

  var text: String {
    """
    #compdef \(command.name)

    \(firstWord)\
    \(command.functionName)() {
        local curcontext="$curcontext" state line
        typeset -A opt_args
        if (( CURRENT > 2 )); then
            case ${words[2]} in
    \(command.subcommands.map(part).joined())\
            esac
        fi
        _arguments -S \(specifications(of: command)) \\
            \(operands)
    }

    if [[ $zsh_eval_context[-1] == loadautoloadfunc ]]; then
        \(command.functionName) "$@"
    else
        compdef \(command.functionName) \(command.name)
    fi

    """
  }

  private var firstWordFunction: String { command.functionName + "_first" }

  private var operands: String {
    command.subcommands.isEmpty
      ? "'*: :_files'" : "'1: :\(firstWordFunction)' '*: :_files'"
  }

  /// The first word may be a subcommand or a file.
  private var firstWord: String {
    guard !command.subcommands.isEmpty else { return "" }
    let descriptions = command.subcommands.map {
      "        \("\($0.name):\($0.summary.firstClause)".quoted)\n"
    }
    return """
      \(firstWordFunction)() {
          local -a commands=(
      \(descriptions.joined())\
          )
          local found=1
          _describe -t commands command commands && found=0
          _files && found=0
          return found
      }


      """
  }

  private func part(_ subcommand: CommandDescription) -> String {
    """
            (\(subcommand.name))
                shift words
                (( CURRENT-- ))
                _arguments -S \(specifications(of: subcommand)) \\
                    '*: :_files'
                return
                ;;

    """
  }

  private func specifications(of command: CommandDescription) -> String {
    command.options.flatMap { option in
      option.names.map { " \\\n            " + specification($0, of: option).quoted }
    }.joined()
  }

  /// `(-q --quiet)--quiet[Tell of errors only]`, `*--symbols-path=[A folder]:PATH:_files`.
  private func specification(_ name: String, of option: CommandDescription.Option) -> String {
    let front =
      option.isRepeating
      ? "*" : option.names.count > 1 ? "(\(option.names.joined(separator: " ")))" : ""
    let sign = option.value == nil ? "" : name.hasPrefix("--") ? "=" : "+"
    let end = option.value.map { ":\(option.valueName.escaped):\(action($0))" } ?? ""
    return "\(front)\(name)\(sign)[\(option.summary.escaped)]\(end)"
  }

  private func action(_ value: CommandDescription.Value) -> String {
    switch value {
    case .anything: " "
    case .file: "_files"
    case .folder: "_files -/"
    case .oneOf(let words): "(\(words.joined(separator: " ")))"
    }
  }
}

extension String {
  /// With a backslash before what `_arguments` would take for its own.
  fileprivate var escaped: String {
    reduce(into: "") { $0 += #"\[]:"#.contains($1) ? "\\\($1)" : String($1) }
  }
}
