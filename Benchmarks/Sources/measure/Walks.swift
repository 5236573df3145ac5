import Inputs
import MinidumpKit

/// Steps from frame to caller by call-frame information, symbols of the frames included.
struct Walks {
  private static let frameCount = 10_000

  private let walker: StackWalker
  private let registers: Registers

  init(functionCount: Int) {
    let program = MadeUpProgram(functionCount: functionCount)
    let crash = MadeUpCrash(of: program, threadCount: 1, frameCount: Self.frameCount, seed: 1)
    var table = SymbolTable(modules: [
      LoadedModule(
        id: MadeUpProgram.id, baseAddress: MadeUpProgram.baseAddress, byteCount: program.byteCount)
    ])
    table[0] = BreakpadSymbolFile(ByteView(MadeUpSymbols.bytes(of: program, mostLines: 16)))
    let stack = crash.threads[0].stack!
    let architecture = Architecture.amd64
    walker = StackWalker(
      target: UnwindTarget(architecture: architecture, system: .linux),
      memory: OneStack(address: stack.address, bytes: stack.read(0, Int(stack.byteCount))),
      symbols: table)
    var registers = Registers()
    registers[architecture.stackPointer] = stack.address
    registers[architecture.programCounter] = MadeUpProgram.baseAddress + 700
    self.registers = registers
  }

  func measure() {
    guard walker.walk(from: registers).frames.count == Self.frameCount else {
      fatalError("the stack is not walked whole: \(walker.walk(from: registers).end)")
    }
    let samples = (0..<9).map { _ in
      Stopwatch.nanoseconds { use(walker.walk(from: registers)) } / Double(Self.frameCount)
    }
    report("CFI step: ns", Stopwatch.median(samples))
  }
}

/// The stack and nothing else.
private struct OneStack: StackMemory {
  let address: UInt64
  let bytes: ByteView

  func number(at address: UInt64, byteCount: Int) -> UInt64? {
    guard byteCount == 8, address >= self.address else { return nil }
    return try? bytes.load(at: Int(clamping: address - self.address), .littleEndian)
  }

  func isExecutable(at address: UInt64) -> Bool? { nil }

  func nextRegion(from address: UInt64) -> Range<UInt64>? {
    address <= self.address ? self.address..<(self.address + UInt64(bytes.byteCount)) : nil
  }
}
