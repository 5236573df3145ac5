import Testing

@testable import Unwinding

@Suite struct FunctionNameTests {
  @Test(
    arguments: [
      ("main.cold", "main"), ("f.constprop.0", "f"), ("f.part.1.isra.2", "f"),
      ("runtime.goexit.abi0", "runtime.goexit"), ("a.b.c", "a.b.c"), ("f.llvm.123", "f"),
      (".cold", ""), ("f.", "f."), ("..cold", "."), ("f.constprop", "f.constprop"),
      ("g::f(int) [clone .cold]", "g::f"), ("__GI_exit", "exit"), ("", ""),
    ])
  func `copies and parts of a function are the function`(name: String, text: String) {
    #expect(FunctionName(name).text == text)
  }
}
