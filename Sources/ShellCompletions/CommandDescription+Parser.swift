package import Reports

extension CommandDescription {
  /// From what a command tells of itself with `--experimental-dump-help`; nil when it is not that.
  package init?(dumpedHelp text: String) {
    guard let command = JSONParser.parse(text.utf8)?["command"] else { return nil }
    self.init(command)
  }

  private init?(_ command: JSONValue) {
    guard let name = command["commandName"]?.text else { return nil }
    self.init(name: name, summary: command["abstract"]?.text ?? "")
    options = (command["arguments"]?.elements ?? []).compactMap(Option.init)
    // The parser counts `help` as a subcommand, which it is not where we dispatch.
    subcommands = (command["subcommands"]?.elements ?? []).compactMap(Self.init)
      .filter { $0.name != "help" }
  }
}

extension CommandDescription.Option {
  fileprivate init?(_ argument: JSONValue) {
    guard let kind = argument["kind"]?.text, kind != "positional",
      argument["shouldDisplay"] != .boolean(false)
    else { return nil }
    names = (argument["names"]?.elements ?? []).compactMap { name in
      name["name"]?.text.map { (name["kind"]?.text == "long" ? "--" : "-") + $0 }
    }
    summary = argument["abstract"]?.text?.firstClause ?? ""
    value = kind == "option" ? CommandDescription.Value(argument["completionKind"]) : nil
    valueName = argument["valueName"]?.text ?? ""
    isRepeating = argument["isRepeating"] == .boolean(true)
  }
}

extension CommandDescription.Value {
  fileprivate init(_ kind: JSONValue?) {
    if let words = kind?["list"]?["values"]?.elements {
      self = .oneOf(words.compactMap(\.text))
    } else if kind?["file"] != nil {
      self = .file
    } else {
      self = kind?["directory"] != nil ? .folder : .anything
    }
  }
}

extension JSONValue {
  fileprivate var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }
}
