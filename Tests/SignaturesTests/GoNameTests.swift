import Testing

@testable import Signatures

@Suite struct `Names of Go` {
  private func name(_ function: String, sourceFile: String? = nil) -> FrameName {
    var frame = SignatureFrame(number: 0, function: function, module: "app")
    frame.sourceFile = sourceFile
    return FrameName(frame)
  }

  @Test(
    arguments: [
      ("main.main", "main.main"), ("main.(*Cache).find", "main.(*Cache).find"),
      ("main.(*Cache[go.shape.int]).find", "main.(*Cache).find"),
      ("main.main.func2", "main.main.func"), ("main.main.func2.1", "main.main.func"),
      ("main.(*Cache).find-fm", "main.(*Cache).find"), ("runtime.panicIndex", "runtime.panicIndex"),
      ("runtime.memhash64", "runtime.memhash64"),
    ])
  func `keep receivers, and lose numbers of closures and arguments of types`(
    _ function: String, _ short: String
  ) {
    #expect(name(function).text == short)
    #expect(name(function).language == .go)
  }

  @Test func `are known by their source file, too`() {
    #expect(name("app/store.Open.func1", sourceFile: "/src/store.go").text == "app/store.Open.func")
  }

  @Test(arguments: [
    "main", "main.cold", "main.part.0", "work.cold", "app::run()", "operator()", "runtime", "a.(b)",
  ])
  func `are told from those of others`(_ function: String) {
    #expect(name(function).language == .cxx)
  }

  @Test func `name the panic, its kind and who panicked`() {
    let stack = [
      "runtime.raise.abi0", "runtime.dieFromSignal", "runtime.crash", "runtime.fatalpanic",
      "runtime.gopanic", "runtime.goPanicIndex", "main.(*Cache).find", "main.main",
    ]
    let frames = stack.enumerated().map {
      SignatureFrame(number: $0.offset, function: $0.element, module: "app")
    }
    #expect(
      CrashSignature(SignatureFacts(frames: frames)).text
        == "runtime.gopanic | runtime.goPanicIndex | main.(*Cache).find")
  }

  @Test func `name who used a null pointer`() {
    let frames = ["runtime.sigpanic", "main.(*Cache).find", "main.main"].enumerated().map {
      SignatureFrame(number: $0.offset, function: $0.element, module: "app")
    }
    #expect(CrashSignature(SignatureFacts(frames: frames)).text == "main.(*Cache).find")
  }
}
