import Symbols
import Testing
import Unwinding

@testable import Processing

@Suite struct StackListingTests {
  /// Frames of amd64 with these stack pointers.
  private func stack(_ pointers: [UInt64?]) -> CallStack {
    let frames = pointers.map { pointer in
      var registers = Registers()
      registers[Architecture.amd64.stackPointer] = pointer
      return StackFrame(
        resumeAddress: 0, instructionAddress: 0, registers: registers, trust: .scan)
    }
    return CallStack(frames: frames, end: .nothingFound)
  }

  private func contents(
    _ pointers: [UInt64?], byteBudget: Int = 1 << 20
  ) -> [Int: StackContents] {
    let id = ModuleID(codeFile: "app")
    var symbols = SymbolTable(modules: [
      LoadedModule(id: id, baseAddress: 0x40_0000, byteCount: 0x1000)
    ])
    symbols[0] = OneFunction()
    var listing = StackListing(
      architecture: .amd64, memory: CountingMemory(), symbols: symbols, byteBudget: byteBudget)
    return listing.contents(of: stack(pointers))
  }

  @Test func `a frame has what lies below its caller's stack pointer`() {
    let contents = contents([0x1000, 0x1018, 0x1020])
    #expect(contents[0]?.address == 0x1000)
    #expect(contents[0]?.bytes.count == 0x18)
    #expect(contents[1]?.bytes.count == 8)
    #expect(contents[2] == nil)
  }

  @Test func `a stack pointer that is not known or leads downwards has nothing`() {
    #expect(contents([nil, 0x1000]).isEmpty)
    #expect(contents([0x1000, nil]).isEmpty)
    #expect(contents([0x1000, 0x0ff8]).isEmpty)
    #expect(contents([0x1000, 0x1000]).isEmpty)
  }

  @Test func `bytes that the dump does not hold are there, without a value`() {
    #expect(contents([0x2ff8, 0x3008])[0]?.bytes.suffix(8) == Array(repeating: nil, count: 8)[...])
  }

  @Test func `two frames any distance apart cost no more than the budget`() {
    let contents = contents([0x1000, .max, .max - 8], byteBudget: 64)
    #expect(contents[0]?.bytes.count == 64)
  }

  @Test func `words that are addresses of functions are told`() {
    let pointers = contents([0x1000, 0x1010])[0]?.codePointers
    #expect(pointers?.map(\.address) == [0x1000, 0x1008])
    #expect(pointers?.map(\.relativeValue) == [0, 8])
    #expect(pointers?.first?.symbol.name == "f")
  }
}

/// Memory from 0x1000 to 0x3000 in which each word is the address of code, and no byte is missing.
private struct CountingMemory: StackMemory {
  func number(at address: UInt64, byteCount: Int) -> UInt64? {
    guard (0x1000..<0x3000).contains(address) else { return nil }
    return byteCount == 1 ? address & 0xff : 0x40_0000 + address - 0x1000
  }

  func isExecutable(at address: UInt64) -> Bool? { nil }
  func nextRegion(from address: UInt64) -> Range<UInt64>? { nil }
}

private final class OneFunction: SymbolFile {
  let moduleID = ModuleID(codeFile: "app")

  func symbol(at relativeAddress: UInt64) -> SymbolMatch? {
    SymbolMatch(name: "f", relativeAddress: 0)
  }

  func cfiRules(at relativeAddress: UInt64, registers: RegisterNames) -> CFIRules? { nil }
}
