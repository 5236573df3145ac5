import ArgumentParser

/// The help of the command and all its subcommands as one page of Markdown.
enum Manual {
  private static let columnCount = 100

  static func markdown(of commands: [any ParsableCommand.Type]) -> String {
    commands.map { command in
      """
      # `\(name(of: command))`

      ```text
      \(command.helpMessage(columns: columnCount))
      ```

      """
    }.joined(separator: "\n")
  }

  private static func name(of command: any ParsableCommand.Type) -> String {
    [command.configuration._superCommandName, command.configuration.commandName]
      .compactMap(\.self).joined(separator: " ")
  }
}
