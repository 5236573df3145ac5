import Testing

@testable import ShellCompletions

@Suite struct ScriptTests {
  private static let help = """
    {"command": {"commandName": "tool", "abstract": "Does it.", "arguments": [
      {"kind": "positional", "shouldDisplay": true, "valueName": "FILE"},
      {"kind": "flag", "shouldDisplay": true, "abstract": "Less: it's [told].", "valueName": "quiet",
       "names": [{"kind": "short", "name": "q"}, {"kind": "long", "name": "quiet"}]},
      {"kind": "flag", "shouldDisplay": false, "names": [{"kind": "long", "name": "old"}]},
      {"kind": "option", "shouldDisplay": true, "isRepeating": true, "valueName": "DIR",
       "completionKind": {"directory": {}}, "names": [{"kind": "long", "name": "place"}]},
      {"kind": "option", "shouldDisplay": true, "valueName": "LEVEL", "abstract": "How much; or not.",
       "completionKind": {"list": {"values": ["off", "all"]}},
       "names": [{"kind": "long", "name": "level"}]},
      {"kind": "option", "shouldDisplay": true, "valueName": "N",
       "names": [{"kind": "long", "name": "number"}]}],
     "subcommands": [{"commandName": "help"}, {"commandName": "more", "abstract": "Does more."}]}}
    """

  @Test func `a command is known by what it dumps of its help`() throws {
    let command = try #require(CommandDescription(dumpedHelp: Self.help))
    #expect(command.name == "tool")
    #expect(
      command.options.map(\.names) == [["-q", "--quiet"], ["--place"], ["--level"], ["--number"]])
    #expect(command.options.map(\.value) == [nil, .folder, .oneOf(["off", "all"]), .anything])
    #expect(command.options.map(\.isRepeating) == [false, true, false, false])
    #expect(command.options.map(\.summary) == ["Less: it's [told]", "", "How much", ""])
    #expect(command.subcommands.map(\.name) == ["more"])
    #expect(CommandDescription(dumpedHelp: "{}") == nil)
    #expect(CommandDescription(dumpedHelp: "USAGE:") == nil)
  }

  @Test func `zsh and fish are told options with their values, and what they are for`() throws {
    let command = try #require(CommandDescription(dumpedHelp: Self.help))
    let zsh = command.script(for: .zsh)
    #expect(zsh.hasPrefix("#compdef tool\n"))
    #expect(zsh.contains(#"'(-q --quiet)--quiet[Less\: it'\''s \[told\]]'"#))
    #expect(zsh.contains("'*--place=[]:DIR:_files -/'"))
    #expect(zsh.contains("'--level=[How much]:LEVEL:(off all)'"))
    #expect(zsh.contains("'more:Does more'"))
    let fish = command.script(for: .fish)
    #expect(fish.contains(#" -s q -l quiet -d 'Less: it\'s [told]'"#))
    #expect(fish.contains(" -l level -x -a 'off all' -d 'How much'"))
    #expect(fish.contains(" -a more -d 'Does more'"))
  }

  @Test(
    arguments: [
      (["--generate-completion-script", "zsh"], .zsh),
      (["--generate-completion-script=fish"], .fish),
      (["--generate-completion-script"], .bash), (["--generate-completion-script", "csh"], nil),
      (["crash.dmp"], nil), ([], nil),
    ] as [([String], CommandDescription.Shell?)])
  func `a shell is asked for by name, or is the user's`(
    arguments: [String], shell: CommandDescription.Shell?
  ) {
    #expect(CommandDescription.Shell(askedForBy: arguments, usual: "/usr/bin/bash") == shell)
  }
}
