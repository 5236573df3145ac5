import Symbols
import Testing
import Unwinding

/// Stacks of a stripped glibc, as Debian's for RISC-V: what calls `main` or a thread's start routine
/// lies behind some exported function and bears its name.
@Suite struct StartCodeTests {
  private func stack(
    callee: String, between caller: String, in codeFile: String = "/lib/libc.so.6",
    origin: SymbolMatch.Origin = .publicSymbol
  ) -> [String] {
    var process = SyntheticProcess(.amd64)
    process.codeFile = codeFile
    process.stack.lay([0x40_0211, 0x40_0311, 0x40_0411, 0], at: 0x8000)
    let rules = CFIRules(cfa: .register(7, plus: 8), returnAddress: .memory(atCFAPlus: -8))
    process.functions = [
      .init(name: callee, range: 0x100..<0x200, rules: rules),
      .init(name: "__libc_init_first", range: 0x200..<0x300, rules: rules, origin: origin),
      .init(name: caller, range: 0x300..<0x400, rules: rules, origin: .publicSymbol),
      .init(name: "_start", range: 0x400..<0x500, rules: rules),
    ]
    return process.walk(["rip": 0x40_0110, "rsp": 0x8000]).names
  }

  @Test(arguments: ["__libc_start_main", "__libc_start_main@@GLIBC_2.34"])
  func `what calls main for __libc_start_main is named`(caller: String) {
    #expect(
      stack(callee: "main", between: caller)
        == ["main", "__libc_start_call_main", caller, "_start"])
  }

  @Test(arguments: ["__clone", "clone3", "__thread_start"])
  func `what calls a start routine for clone is named`(caller: String) {
    #expect(
      stack(callee: "work", between: caller, in: "libpthread-2.31.so")
        == ["work", "start_thread", caller])
  }

  // arm64: the label in `clone` where threads start is no symbol.
  @Test(arguments: [
    ("libc.so.6", ["work", "start_thread", "thread_start"]), ("libgo.so", ["work", "?", "?"]),
  ])
  func `where call-frame information ends a thread without names, glibc's are told`(
    codeFile: String, expected: [String]
  ) {
    var process = SyntheticProcess(.amd64)
    process.codeFile = codeFile
    process.stack.lay([0x40_0211, 0x40_0311, 0], at: 0x8000)
    let rules = CFIRules(cfa: .register(7, plus: 8), returnAddress: .memory(atCFAPlus: -8))
    process.functions = [
      .init(name: "work", range: 0x100..<0x200, rules: rules),
      .init(name: nil, range: 0x200..<0x300, rules: rules),
      .init(
        name: nil, range: 0x300..<0x400,
        rules: CFIRules(cfa: .register(7, plus: 8), returnAddress: .undefined)),
    ]
    let stack = process.walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.names == expected)
    #expect(stack.end == .noCaller)
  }

  // Arm, MIPS, RISC-V: the instructions at which threads begin lie behind clone's end.
  @Test(arguments: [
    ("libc.so.6", ["work", "start_thread", "__clone"]), ("libgo.so", ["work", "?", "?"]),
  ])
  func `what lies behind the end of clone begins threads`(codeFile: String, expected: [String]) {
    var process = SyntheticProcess(.amd64)
    process.codeFile = codeFile
    process.stack.lay([0x40_0211, 0x40_0311, 0], at: 0x8000)
    let rules = CFIRules(cfa: .register(7, plus: 8), returnAddress: .memory(atCFAPlus: -8))
    process.functions = [
      .init(name: "work", range: 0x100..<0x200, rules: rules),
      .init(name: nil, range: 0x200..<0x2f0, rules: rules),
      .init(name: "__clone", range: 0x2f0..<0x300),
    ]
    #expect(process.walk(["rip": 0x40_0110, "rsp": 0x8000]).names == expected)
  }

  @Test func `a function with an extent keeps its name`() {
    #expect(
      stack(callee: "main", between: "__libc_start_main", origin: .function)[1]
        == "__libc_init_first")
  }

  @Test func `other callees and other libraries keep the names they have`() {
    #expect(stack(callee: "constructor", between: "__libc_start_main")[1] == "__libc_init_first")
    #expect(
      stack(callee: "main", between: "__libc_start_main", in: "libcuda.so.6")[1]
        == "__libc_init_first")
  }
}
