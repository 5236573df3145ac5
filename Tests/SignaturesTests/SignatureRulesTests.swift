import Testing

@testable import Signatures

@Suite struct `Files of rules` {
  @Test(arguments: BuiltInRules.files.map(\.name))
  func `that come with the library can be read`(name: String) throws {
    let text = try #require(BuiltInRules.files.first { $0.name == name }?.text)
    var rules = SignatureRules()
    #expect(throws: Never.self) { try rules.add(text, named: name) }
  }

  @Test func `may have comments, empty lines and Windows' line ends`() throws {
    var rules = SignatureRules()
    try rules.add(Array("# mine\r\n\r\n[irrelevant]\r\n  app::log*  \r\n".utf8), named: "mine")
    var facts = SignatureFacts(frames: [
      SignatureFrame(number: 0, function: "app::logFatal()"),
      SignatureFrame(number: 1, function: "app::f()"),
    ])
    facts.isRequested = false
    let signature = CrashSignature(facts, rules: rules)
    #expect(signature.text == "app::f")
    #expect(signature.steps[0].rule == "mine:4 app::log*")
  }

  @Test func `say where a heading is unknown, or missing`() {
    var rules = SignatureRules()
    let unknown = #expect(throws: SignatureRuleError.self) {
      try rules.add(Array("[prefix]\nf\n[ignore]\n".utf8), named: "mine")
    }
    #expect(
      unknown?.description.hasPrefix(
        "mine, line 3: no list is called [ignore]; there are [irrelevant]") == true)
    let missing = #expect(throws: SignatureRuleError.self) {
      try rules.add(Array("f\n".utf8), named: "mine")
    }
    #expect(
      missing?.description == "mine, line 1: a rule must stand below a heading such as [irrelevant]"
    )
  }

  @Test func `may be about one module, whatever case its name has, or one language`() throws {
    var rules = SignatureRules()
    try rules.add(
      Array("[irrelevant]\nntdll.dll!*\n[irrelevant rust]\ncore::*\n".utf8), named: "mine")
    func text(_ function: String, _ module: String, _ file: String?) -> String {
      var frame = SignatureFrame(number: 0, function: function, module: module)
      frame.sourceFile = file
      let outer = SignatureFrame(number: 1, function: "main", module: "app")
      return CrashSignature(SignatureFacts(frames: [frame, outer]), rules: rules).text
    }
    #expect(text("RtlX", "NTDLL.DLL", nil) == "main")
    #expect(text("RtlX", "app.exe", nil) == "RtlX")
    #expect(text("core::f", "app", "a.rs") == "main")
    #expect(text("core::f", "app", "a.cc") == "core::f")
  }

  @Test func `of the user come before those of the library`() throws {
    var rules = SignatureRules()
    try rules.add(Array("[prefix]\napp::wrapper\n".utf8), named: "mine")
    rules.append(.builtIn)
    let frames = ["raise", "app::wrapper()", "app::f()"].enumerated().map {
      SignatureFrame(number: $0.offset, function: $0.element, module: "app")
    }
    #expect(
      CrashSignature(SignatureFacts(frames: frames), rules: rules).text == "app::wrapper | app::f")
  }
}
