import Testing

@testable import Signatures

@Suite struct `Signatures` {
  private func frames(_ names: [String], module: String = "app") -> [SignatureFrame] {
    names.enumerated().map {
      SignatureFrame(number: $0.offset, function: $0.element, module: module)
    }
  }

  private func text(_ names: [String]) -> String {
    CrashSignature(SignatureFacts(frames: frames(names))).text
  }

  @Test func `end at the first function that tells something`() {
    #expect(text(["app::f(int)", "app::g()", "main"]) == "app::f")
  }

  @Test func `pass over how a signal is sent, and keep who aborted`() {
    #expect(
      text(["__pthread_kill_implementation", "raise", "abort", "app::check()"])
        == "abort | app::check")
  }

  @Test func `begin with the assertion that failed`() {
    #expect(
      text(["raise", "abort", "__assert_fail_base", "__assert_fail", "app::f()", "main"])
        == "__assert_fail | app::f")
  }

  @Test func `name who threw what nobody caught`() {
    #expect(
      text([
        "raise", "abort", "__gnu_cxx::__verbose_terminate_handler()",
        "__cxxabiv1::__terminate(void (*)())",
        "std::terminate()", "__cxa_throw", "app::parse(char const*)", "main",
      ]) == "std::terminate | __cxa_throw | app::parse")
  }

  @Test func `name the check that Swift made`() {
    #expect(
      text([
        "Swift runtime failure: arithmetic overflow", "app.total(of: [Swift.Int]) -> Swift.Int",
      ])
        == "Swift runtime failure: arithmetic overflow | app.total(of:)")
  }

  @Test func `name the panic and who panicked`() {
    var panic = frames([
      "abort", "std::process::abort", "rust_panic", "core::panicking::panic_fmt",
      "core::panicking::panic",
      "app::load::h0123456789abcdef",
    ])
    for index in panic.indices { panic[index].sourceFile = "/src/x.rs" }
    #expect(
      CrashSignature(SignatureFacts(frames: panic)).text
        == "core::panicking::panic_fmt | core::panicking::panic | app::load")
  }

  @Test func `go on through modules without symbols, naming each once`() {
    var stack = frames(["main"])
    for number in 0..<3 {
      stack.insert(SignatureFrame(number: number, module: "libdriver.so"), at: 0)
    }
    #expect(CrashSignature(SignatureFacts(frames: stack)).text == "libdriver.so | main")
  }

  @Test func `of a module without symbols tell the place where they end`() {
    var frame = SignatureFrame(number: 0, module: "app")
    frame.moduleOffset = 0x1a20
    #expect(CrashSignature(SignatureFacts(frames: [frame])).text == "app + 0x1a20")
  }

  @Test func `do not take what is told below a sentinel for want of memory`() {
    // On amd64, libstdc++ has no symbol for a part of its terminate handler; the nearest is another's.
    #expect(
      text([
        "raise", "abort", "std::__throw_bad_alloc()", "std::terminate()", "__cxa_throw", "app::f()",
      ])
        == "std::terminate | __cxa_throw | app::f")
  }

  @Test func `of the C library go on to who called it`() {
    var stack = frames(["strlen", "app::f()"])
    stack[0].module = "libc.so.6"
    #expect(CrashSignature(SignatureFacts(frames: stack)).text == "strlen | app::f")
    stack[0] = SignatureFrame(number: 0, function: "_IO_flush_all", module: "libc.so.6")
    #expect(CrashSignature(SignatureFacts(frames: stack)).text == "_IO_flush_all | app::f")
  }

  @Test func `of a stack that ran over name the cycle, wherever it ended`() {
    let cycle = ["app::a()", "app::b()", "app::c()"]
    let texts = (0..<3).map { shift in
      let stack = (0..<40).map { cycle[($0 + shift) % 3] }
      var facts = SignatureFacts(frames: frames(["malloc"] + stack))
      facts.isStackOverflow = true
      return CrashSignature(facts).text
    }
    #expect(Set(texts) == ["stack overflow | app::a | app::b | app::c"])
  }

  @Test func `tell that memory was out, by function or by reason`() {
    #expect(
      text([
        "raise", "abort", "std::__throw_bad_alloc()", "operator new(unsigned long)", "app::f()",
      ])
        == "out of memory | abort | operator new | app::f")
    var facts = SignatureFacts(frames: frames(["app::f()"]))
    facts.reason = "Out of Memory"
    #expect(CrashSignature(facts).text == "out of memory | app::f")
  }

  @Test func `tell hangs, dumps without a crash, and messages`() {
    var facts = SignatureFacts(frames: frames(["app::f()"]))
    facts.isRequested = true
    #expect(CrashSignature(facts).text == "no crash | app::f")
    facts.annotations = [("hang", "1")]
    #expect(CrashSignature(facts).text == "hang | app::f")
    facts.annotations = [("hang", "0"), ("abort_message", "no slot at 0x7f00aa\nmore")]
    #expect(CrashSignature(facts).text == "no crash | no slot at 0x | app::f")
  }

  @Test func `without any frame tell the reason`() {
    var facts = SignatureFacts(frames: [])
    facts.reason = "SIGSEGV / SEGV_MAPERR"
    #expect(CrashSignature(facts).text == "no stack | SIGSEGV / SEGV_MAPERR")
  }

  @Test func `are never longer than a database takes, and one line`() {
    let signature = CrashSignature(
      SignatureFacts(
        frames: frames((0..<9).map { "std::\(String(repeating: "é", count: 60))\n\($0)" })))
    #expect(signature.text.utf8.count <= CrashSignature.textLimit)
    #expect(signature.text.hasSuffix("..."))
    #expect(!signature.text.contains("\n"))
  }

  @Test func `demangle what symbol files left mangled`() {
    #expect(text(["_ZN3app5Cache3getEi"]) == "app::Cache::get")
    #expect(text(["$s3app5CacheC3get3keySSSi_tF"]) == "app.Cache.get(key:)")
  }

  @Test func `explain each frame that was looked at`() {
    let signature = CrashSignature(
      SignatureFacts(frames: frames(["raise", "abort", "app::f()", "main"])))
    #expect(signature.steps.map(\.decision) == [.irrelevant, .prefix, .kept])
    #expect(signature.steps.map(\.name) == ["raise", "abort", "app::f"])
    #expect(signature.steps[0].rule?.hasPrefix("Linux:") == true)
    #expect(signature.steps[0].rule?.hasSuffix(" raise") == true)
    #expect(signature.steps[2].rule == nil)
  }

  @Test func `cost little however long a hostile stack's names are`() {
    let name = String(repeating: "<a(b{", count: 100_000)
    let signature = CrashSignature(
      SignatureFacts(frames: frames(Array(repeating: name, count: 1000))))
    #expect(signature.text.utf8.count <= CrashSignature.textLimit)
  }
}
