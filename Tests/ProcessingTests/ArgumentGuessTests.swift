import Symbols
import Testing
import Unwinding

@testable import Processing

@Suite struct ArgumentGuessTests {
  @Test(arguments: [
    ("f()", []), ("f(int)", ["int"]), ("f(int, char *)", ["int", "char *"]),
    ("f(std::map<int, char>, long)", ["std::map<int, char>", "long"]),
    ("f(void (*)(int, int), int) const", ["void (*)(int, int)", "int"]),
  ])
  func `parameters are cut at outer commas`(name: String, types: [String]) {
    #expect(ParameterList(inName: name)?.types == types)
  }

  @Test(arguments: ["main", "f(", ")f(", "operator->(int)x>)", "f(a>b)", "f(a<b)"])
  func `a name whose brackets do not match has no parameters`(name: String) {
    #expect(ParameterList(inName: name) == nil)
  }

  /// Three frames with stack pointers 0x1000, 0x1010 and 0x101c.
  private func stack(_ name: String) -> CallStack {
    let frames = [UInt64(0x1000), 0x1010, 0x101c].map { pointer in
      var registers = Registers()
      registers[4] = pointer
      registers[1] = 0xecc
      return StackFrame(
        resumeAddress: 0, instructionAddress: 0, registers: registers, trust: .context)
    }
    var stack = CallStack(frames: frames, end: .noCaller)
    stack.frames[0].symbol = SymbolMatch(name: name, relativeAddress: 0)
    return stack
  }

  private func values(_ name: String, isWindows: Bool) -> [UInt64?]? {
    let guess = ArgumentGuess(isWindows: isWindows, memory: AddressesAsValues())
    return guess.arguments(of: stack(name))[0]?.arguments.map(\.value)
  }

  @Test func `arguments lie where the caller's stack pointer points, within its frame`() {
    #expect(values("f(a, b, c, d)", isWindows: true) == [0x1010, 0x1014, 0x1018, nil])
  }

  @Test func `the object of a method is in ecx on Windows and on the stack elsewhere`() {
    #expect(values("A::f(int)", isWindows: true) == [0xecc, 0x1010])
    #expect(values("A::f(int)", isWindows: false) == [0x1010, 0x1014])
  }

  @Test func `a function whose name has no parameters is passed over`() {
    #expect(values("main", isWindows: true) == nil)
  }
}

/// Memory in which every number is its own address.
private struct AddressesAsValues: StackMemory {
  func number(at address: UInt64, byteCount: Int) -> UInt64? { address }
  func isExecutable(at address: UInt64) -> Bool? { nil }
  func nextRegion(from address: UInt64) -> Range<UInt64>? { nil }
}
