/// What a shell has to know of a command to complete lines that call it.
package struct CommandDescription: Hashable, Sendable {
  package var name: String
  /// What it does, in a line.
  package var summary: String
  package var options: [Option] = []
  /// Each is the first word of lines that call it.
  package var subcommands: [CommandDescription] = []

  package struct Option: Hashable, Sendable {
    /// As they are typed: `--jobs`, `-j`.
    package var names: [String]
    package var summary: String
    /// Nil for a flag.
    package var value: Value?
    /// What the value is called.
    package var valueName = ""
    package var isRepeating = false
  }

  package enum Value: Hashable, Sendable {
    case anything, file, folder
    case oneOf([String])
  }

  /// The shells that scripts are made for.
  package enum Shell: String, CaseIterable, Sendable {
    case bash, zsh, fish

    /// The option by which all commands are asked for a script.
    package static let option = "--generate-completion-script"

    /// The shell that arguments ask for a script for; nil when they ask for none, or for another's.
    ///
    /// - Parameter usual: the path of the user's shell, for a question without a name.
    package init?(askedForBy arguments: [String], usual: String?) {
      let asked: String?
      switch (arguments.first, arguments.count) {
      case (Self.option, 1): asked = usual?.split(separator: "/").last.map(String.init)
      case (Self.option, 2): asked = arguments[1]
      case (let first?, 1) where first.hasPrefix(Self.option + "="):
        asked = String(first.dropFirst(Self.option.count + 1))
      default: asked = nil
      }
      guard let asked else { return nil }
      self.init(rawValue: asked)
    }
  }

  package init(name: String, summary: String) {
    self.name = name
    self.summary = summary
  }

  /// The script that makes a shell complete the command's lines.
  package func script(for shell: Shell) -> String {
    switch shell {
    case .bash: BashScript(self).text
    case .zsh: ZshScript(self).text
    case .fish: FishScript(self).text
    }
  }

  /// The name in a form that shells take for a function's.
  var functionName: String { "_" + name.replacing("-", with: "_") }
}

extension String {
  /// In single quotes, in which `sh`, bash and zsh take everything literally.
  var quoted: String { "'" + replacing("'", with: #"'\''"#) + "'" }

  /// The first part of a description, which stands beside the option: up to a full stop or semicolon.
  var firstClause: String {
    let ends = ["; ", ". "].compactMap { firstRange(of: $0)?.lowerBound }
    let clause = ends.min().map { String(self[..<$0]) } ?? self
    return clause.hasSuffix(".") ? String(clause.dropLast()) : clause
  }
}
