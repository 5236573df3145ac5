import Symbols
import Testing
import Unwinding

@Suite struct FramePointerTests {
  @Test func `frame records are followed to the zero at the bottom`() {
    var process = SyntheticProcess(.amd64)
    // rbp chain: 0x8010 → 0x8030 → 0
    process.stack.lay([1, 2, 0x8030, 0x40_0111, 3, 4, 0, 0x40_0222, 5], at: 0x8000)
    let stack = process.walk(["rip": 0x40_0010, "rsp": 0x8000, "rbp": 0x8010])
    #expect(stack.resumeAddresses == [0x40_0010, 0x40_0111, 0x40_0222])
    #expect(stack.trusts == [.context, .framePointer, .framePointer])
  }

  // `main` of 32-bit programs made by GCC, in all of the linux-x86 dumps.
  @Test func `a function that aligned its stack returns to the frame above the gap`() {
    var process = SyntheticProcess(.x86)
    // ebp - 4: the caller's esp; ebp: saved ebp, copied return address, gap, the real one
    process.stack.lay(
      [7, 0x8020, 0x9000, 0x40_0211, 0, 0, 0, 0x40_0211, 0x40_0311, 0], at: 0x8000)
    process.functions = [
      .init(name: "main", range: 0x100..<0x200),
      .init(
        name: "start", range: 0x200..<0x300,
        rules: CFIRules(cfa: .register(4, plus: 4), returnAddress: .memory(atCFAPlus: -4))),
      .init(
        name: "root", range: 0x300..<0x400,
        rules: CFIRules(cfa: .undefined, returnAddress: .undefined)),
    ]
    let stack = process.walk(["eip": 0x40_0110, "esp": 0x8000, "ebp": 0x8008])
    #expect(stack.names == ["main", "start", "root"])
    #expect(stack.frames[1].registers[4] == 0x8020)
  }

  @Test func `a frame pointer that leads downwards is not believed`() {
    var process = SyntheticProcess(.amd64)
    process.stack.lay([0, 0, 0x8008, 0x40_0111, 0], at: 0x8000)
    let stack = process.walk(["rip": 0x40_0010, "rsp": 0x8000, "rbp": 0x8010])
    #expect(stack.trusts.last == .scan)
  }

  @Test func `generated code between modules is crossed by its frame records`() {
    var process = SyntheticProcess(.amd64)
    // rbp chain: 0x8010 → 0x8030 → 0; the first return address lies in no module
    process.stack.lay([1, 2, 0x8030, 0x7777_0000, 3, 4, 0, 0x40_0222, 5], at: 0x8000)
    let stack = process.walk(["rip": 0x40_0010, "rsp": 0x8000, "rbp": 0x8010])
    #expect(stack.resumeAddresses == [0x40_0010, 0x7777_0000, 0x40_0222])
    #expect(stack.trusts == [.context, .framePointer, .framePointer])
  }

  // Sanitised dumps have 0x0defaced0defaced where a stack had no address.
  @Test(
    arguments: [0x0def_aced_0def_aced, 0x0100_0000_0000_0000, 0xfe00_0000_7777_0000] as [UInt64])
  func `a return address that amd64 cannot address is not believed`(address: UInt64) {
    var process = SyntheticProcess(.amd64)
    process.stack.lay([1, 2, 0x8030, address, 3, 4, 0, 0x40_0222, 5], at: 0x8000)
    #expect(process.walk(["rip": 0x40_0010, "rsp": 0x8000, "rbp": 0x8010]).trusts[1] == .scan)
  }

  @Test(arguments: [0x00ff_ffff_7777_0000, 0xff00_0000_7777_0000] as [UInt64])
  func `a return address at either end of amd64's is believed`(address: UInt64) {
    var process = SyntheticProcess(.amd64)
    process.stack.lay([1, 2, 0x8030, address, 3, 4, 0, 0x40_0222, 5], at: 0x8000)
    let stack = process.walk(["rip": 0x40_0010, "rsp": 0x8000, "rbp": 0x8010])
    #expect(stack.resumeAddresses[1] == address)
  }

  @Test func `a record outside all modules that leads nowhere is not believed`() {
    var process = SyntheticProcess(.amd64)
    process.stack.lay([1, 2, 0x8030, 0x7777_0000, 3, 4, 0, 0x1234, 5], at: 0x8000)
    let stack = process.walk(["rip": 0x40_0010, "rsp": 0x8000, "rbp": 0x8010])
    #expect(stack.frames.count == 1)
  }

  // Windows' outermost frame, in Breakpad's minidump2.dmp.
  @Test func `a chain of records that ends in zeros is the whole stack`() {
    var process = SyntheticProcess(.x86)
    process.stack.lay([0x8008, 0x40_0111, 0, 0, 0x40_0222, 0], at: 0x8000)
    let stack = process.walk(["eip": 0x40_0010, "esp": 0x8000, "ebp": 0x8000])
    #expect(stack.resumeAddresses == [0x40_0010, 0x40_0111])
    #expect(stack.end == .zeroReturnAddress)
  }

  @Test func `a walk stops where symbols are needed that nobody has asked for`() {
    var process = SyntheticProcess(.amd64)
    process.stack.lay([1, 2, 0x8030, 0x60_0111, 3, 4, 0, 0x40_0222, 5], at: 0x8000)
    process.moreModules = [0x60_0000]
    process.unanswered = [1]
    let stack = process.walk(["rip": 0x40_0010, "rsp": 0x8000, "rbp": 0x8010])
    #expect(stack.resumeAddresses == [0x40_0010, 0x60_0111])
    #expect(stack.end == .symbolsNeeded)
    #expect(stack.missingModules == [1])
  }

  @Test func `a signed return address on arm64 loses its signature`() {
    var process = SyntheticProcess(.arm64)
    process.stack.lay([0x8020, 0x0025_0000_0040_0114, 0, 0, 0, 0], at: 0x8000)
    let stack = process.walk([
      "pc": 0x40_0010, "sp": 0x8000, "fp": 0x8000, "lr": 0x0025_0000_0040_0114,
    ])
    #expect(stack.resumeAddresses == [0x40_0010, 0x40_0114])
  }

  @Test func `the link register names the caller of a leaf`() {
    var process = SyntheticProcess(.arm64)
    process.stack.lay([0, 0x40_0328, 0, 0], at: 0x8000)
    process.functions = [
      .init(name: "leaf", range: 0x0..<0x100), .init(name: "caller", range: 0x100..<0x200),
      .init(name: "main", range: 0x300..<0x400),
    ]
    let stack = process.walk(["pc": 0x40_0010, "sp": 0x8000, "fp": 0x8000, "lr": 0x40_0114])
    #expect(stack.names == ["leaf", "caller", "main"])
  }

  @Test func `a link register into the function itself is stale`() {
    var process = SyntheticProcess(.arm64)
    process.stack.lay([0, 0x40_0328, 0, 0], at: 0x8000)
    process.functions = [
      .init(name: "busy", range: 0x0..<0x100), .init(name: "main", range: 0x300..<0x400),
    ]
    let stack = process.walk(["pc": 0x40_0010, "sp": 0x8000, "fp": 0x8000, "lr": 0x40_0014])
    #expect(stack.names == ["busy", "main"])
  }
}

@Suite struct ScanTests {
  @Test func `a word on the stack that points into a function is a caller`() {
    var process = SyntheticProcess(.amd64)
    process.stack.lay([0x1234, 0x50_0000, 0x40_0211, 0], at: 0x8000)
    process.functions = [
      .init(name: "here", range: 0x100..<0x200), .init(name: "caller", range: 0x200..<0x300),
    ]
    let stack = process.walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.names == ["here", "caller"])
    #expect(stack.trusts == [.context, .scan])
  }

  @Test func `a word that no call precedes is no return address`() {
    var process = SyntheticProcess(.amd64)
    process.stack.lay([0x40_0211, 0x40_0225, 0], at: 0x8000)
    process.functions = [.init(name: "here", range: 0x100..<0x300)]
    process.stack.lay(bytes: Array(repeating: 0x90, count: 0x20), at: 0x40_0200)
    // call rel32 ends at 0x225
    process.stack.lay(bytes: [0xe8, 0, 0, 0, 0], at: 0x40_0220)
    let stack = process.walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.resumeAddresses == [0x40_0110, 0x40_0225])
  }

  @Test func `a word that points at data is no return address`() {
    var process = SyntheticProcess(.amd64)
    process.stack.lay([0x40_5000, 0x40_0211, 0], at: 0x8000)
    process.stack.executable = [0x40_0000..<0x40_1000]
    let stack = process.walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.resumeAddresses == [0x40_0110, 0x40_0211])
  }

  // In every stack that was scanned below main: constants behind _fini.
  @Test func `a word that points behind a module's last code is no return address`() {
    var process = SyntheticProcess(.amd64)
    process.stack.lay([0x40_0450, 0x40_0211, 0], at: 0x8000)
    process.functions = [
      .init(name: "here", range: 0x100..<0x300),
      .init(name: "_fini", range: 0x400..<0x1000, origin: .publicSymbol),
    ]
    let stack = process.walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.resumeAddresses == [0x40_0110, 0x40_0211])
  }

  @Test func `code under a public symbol has rules where the module has any`() {
    var process = SyntheticProcess(.amd64)
    process.stack.lay([0x40_0450, 0x40_0211, 0], at: 0x8000)
    process.functions = [
      .init(name: "here", range: 0x100..<0x200),
      .init(
        name: "with rules", range: 0x200..<0x300,
        rules: CFIRules(cfa: .undefined, returnAddress: .undefined), origin: .publicSymbol),
      .init(name: "table", range: 0x400..<0x1000, origin: .publicSymbol),
    ]
    let stack = process.walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.names == ["here", "with rules"])
  }

  // V8 keeps code and objects in the same memory: electron's linux.dmp.
  @Test func `a word that points into generated code counts if a call precedes it`() {
    var process = SyntheticProcess(.amd64)
    process.stack.lay([0x7777_0100, 0x7777_0205, 0x40_0211, 0], at: 0x8000)
    process.stack.executable = [0x40_0000..<0x41_0000, 0x7777_0000..<0x7778_0000]
    process.stack.lay(bytes: [0xe8, 0, 0, 0, 0], at: 0x7777_0200)
    let stack = process.walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.resumeAddresses == [0x40_0110, 0x7777_0205, 0x40_0211])
  }

  @Test func `a stack pointer in a guard page still yields the frames above it`() {
    var process = SyntheticProcess(.amd64)
    process.stack.lay([0, 0x40_0211, 0], at: 0x9000)
    let stack = process.walk(["rip": 0x40_0110, "rsp": 0x8f00])
    #expect(stack.resumeAddresses == [0x40_0110, 0x40_0211])
  }

  @Test func `nothing is scanned beyond the entry function`() {
    var process = SyntheticProcess(.amd64)
    process.stack.lay([0x40_0211, 0x40_0311, 0x40_0111, 0], at: 0x8000)
    process.functions = [
      .init(name: "main", range: 0x100..<0x200), .init(name: "called", range: 0x200..<0x300),
      .init(name: "_start", range: 0x300..<0x400),
    ]
    let stack = process.walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.names == ["main", "called", "_start"])
    #expect(stack.end == .entryFunction("_start"))
  }

  @Test func `the nameless caller of libc's start function is the last frame`() {
    var process = SyntheticProcess(.amd64)
    process.moreModules = [0x50_0000]
    process.stack.lay([0x40_0211, 0x50_0311, 0x40_0111, 0], at: 0x8000)
    process.functions = [
      .init(name: "main", range: 0x100..<0x200),
      .init(
        name: "__libc_start_main_impl", range: 0x200..<0x300,
        rules: CFIRules(cfa: .register(7, plus: 8), returnAddress: .memory(atCFAPlus: -8))),
    ]
    let stack = process.walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.names == ["main", "__libc_start_main_impl", "?"])
    #expect(stack.end == .entryFunction("caller of __libc_start_main_impl"))
  }

  @Test func `a call to nowhere returns to where it came from`() {
    var process = SyntheticProcess(.amd64)
    process.stack.lay([0x40_0211, 0x77, 0x40_0311, 0], at: 0x8000)
    process.functions = [
      .init(
        name: "caller", range: 0x200..<0x300,
        rules: CFIRules(
          cfa: .register(6, plus: 16), returnAddress: .memory(atCFAPlus: -8))),
      .init(
        name: "main", range: 0x300..<0x400,
        rules: CFIRules(cfa: .undefined, returnAddress: .undefined)),
    ]
    let stack = process.walk(["rip": 0, "rsp": 0x8000, "rbp": 0x8008])
    #expect(stack.names == ["?", "caller", "main"])
  }

  @Test func `rules that lead outside all modules are not believed`() {
    var process = SyntheticProcess(.amd64)
    process.stack.lay([0x7777_0000, 0x40_0311, 0], at: 0x8000)
    process.functions = [
      .init(
        name: "here", range: 0x100..<0x200,
        rules: CFIRules(cfa: .register(7, plus: 8), returnAddress: .memory(atCFAPlus: -8))),
      .init(name: "caller", range: 0x300..<0x400),
    ]
    let stack = process.walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.names == ["here", "caller"])
    #expect(stack.trusts == [.context, .scan])
  }

  /// A stack of words that all point into a module without symbols, but for a confirmed caller.
  private func processWithAnchor() -> SyntheticProcess {
    var process = SyntheticProcess(.amd64)
    process.moreModules = [0x60_0000]
    process.stack.lay(
      [0x60_0101, 0x60_0201, 0x60_0301, 0x40_0211, 0x40_0311, 0x60_0401, 0x60_0501, 0],
      at: 0x8000)
    process.functions = [
      .init(name: "here", range: 0x100..<0x200),
      .init(
        name: "caller", range: 0x200..<0x300,
        rules: CFIRules(cfa: .register(7, plus: 8), returnAddress: .memory(atCFAPlus: -8))),
      .init(
        name: "main", range: 0x300..<0x400,
        rules: CFIRules(cfa: .undefined, returnAddress: .undefined)),
    ]
    return process
  }

  @Test func `a confirmed caller is preferred to guesses that cannot be checked`() {
    let stack = processWithAnchor().walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.names == ["here", "?", "caller", "main"])
    #expect(stack.resumeAddresses[1] == 0x60_0101, "one guess per module is kept")
  }

  // Constants of libffi and of the interpreter in Python's stacks.
  @Test func `an aligned word into a module without symbols is taken for the address of data`() {
    var process = SyntheticProcess(.amd64)
    process.stack.lay([0x40_2040, 0x40_0211, 0x40_3008, 0], at: 0x8000)
    let stack = process.walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.resumeAddresses == [0x40_0110, 0x40_0211, 0x40_3008], "the last is all there is")
  }

  @Test func `without a confirmed caller every guess counts`() {
    var process = processWithAnchor()
    process.functions[1].rules = nil
    let stack = process.walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.names == ["here", "?", "?", "?", "caller", "main"])
  }
}
