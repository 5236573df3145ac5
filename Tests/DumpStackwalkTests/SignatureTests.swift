import Foundation
import Support
import Testing

@Suite struct SignatureTests {
  private static let folder = Fixture.folder.path

  @Test func `the signature says what crashed, and why it is called so`() throws {
    let answer = try Tool.run([
      "--signature", "\(Self.folder)/linux-amd64-swift-closure.dmp", "\(Self.folder)/Symbols",
    ])
    #expect(answer.status == 0)
    #expect(answer.output == SignatureSnapshot.text)
  }

  @Test func `a brief signature is a line`() throws {
    let answer = try Tool.run([
      "--signature", "--brief", "\(Self.folder)/linux-amd64-inlined.dmp", "\(Self.folder)/Symbols",
    ])
    #expect(answer.status == 0)
    #expect(answer.output == "inl3\n")
  }

  @Test func `rules of a file come before the built-in ones`() throws {
    try Tool.withFile(Array("[irrelevant]\ninl3\n".utf8)) { rules in
      let answer = try Tool.run([
        "--signature", "--brief", "--signature-rules", rules,
        "\(Self.folder)/linux-amd64-inlined.dmp", "\(Self.folder)/Symbols",
      ])
      #expect(answer.status == 0)
      #expect(answer.output == "inl2\n")
    }
  }

  @Test func `rules that cannot be read or understood are told`() throws {
    let dump = "\(Self.folder)/linux-amd64-inlined.dmp"
    let missing = try Tool.run(["--signature", "--signature-rules", "/nowhere", dump])
    #expect(missing.status == 1)
    #expect(missing.errors.contains("/nowhere"))
    try Tool.withFile(Array("inl3\n".utf8)) { rules in
      let answer = try Tool.run(["--signature", "--signature-rules", rules, dump])
      #expect(answer.status == 1)
      #expect(
        answer.errors
          == "Error: \(rules), line 1: a rule must stand below a heading such as [irrelevant]\n")
    }
  }

  @Test func `it cannot be asked for with another format`() throws {
    let answer = try Tool.run(["--signature", "--json", "\(Self.folder)/linux-amd64-inlined.dmp"])
    #expect(answer.status == 2)
    #expect(answer.errors.contains("'--json' cannot be used with '--signature'"))
  }
}

/// What `--signature` must print.
enum SignatureSnapshot {
  static let text = """
    Swift runtime failure: Unexpectedly found nil while unwrapping an Optional value | swcrash.force(_:)
      0  Swift runtime failure: Unexpectedly found nil while unwrapping an Optional value: kept, and its caller looked at, by Swift:22 Swift runtime failure: *
      0  swcrash.force(_:): kept

    """
}
