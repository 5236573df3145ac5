import Support

extension Terminal {
  /// Starts the built command.
  func start(
    _ arguments: [String], environment: [String: String], output: String? = nil
  ) throws {
    try start(arguments, of: Tool.path, environment: environment, output: output)
  }
}
