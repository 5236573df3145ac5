import BreakpadSymbols
import Bytes
import Symbols
import Unwinding

extension FuzzTarget {
  /// Input: see ``StackInput``. Walks with the strategies of every CPU: call-frame rules, the programs
  /// of Windows, frame pointers, signal frames, guesses.
  static let unwinding = FuzzTarget(
    name: "unwinding", purpose: "a walk by fuzzed CFI and STACK WIN over a fuzzed stack",
    dictionary: "symbols", longestInput: 1 << 13, leastCoverage: 1900, seeds: Seeds.stacks,
    run: { view in
      let input = StackInput(view)
      var table = SymbolTable(modules: [
        LoadedModule(
          id: ModuleID(codeFile: "fuzz"), baseAddress: StackInput.codeAddress, byteCount: 1 << 14)
      ])
      table[0] = BreakpadSymbolFile(input.symbols)
      let walker = StackWalker(
        target: input.target, memory: input.stack, symbols: table, frameLimit: 256)
      let stack = walker.walk(from: input.registers)
      require(stack.frames.count <= 256, "a walk goes beyond its limit")
      require(stack.missingModules.isEmpty, "a module is missing that was given")
    })
}

/// A process that a few bytes describe: 0 CPU, 1 operating system, 2 how many words of registers, 3 how
/// many words of stack; then these words, two bytes each, see ``address(_:)``; then symbol text.
struct StackInput {
  let target: UnwindTarget
  private(set) var registers = Registers()
  let stack: StackBytes
  let symbols: ByteView

  static let codeAddress: UInt64 = 0x40_0000
  static let stackAddress: UInt64 = 0x7f00_0000

  private static let systems: [UnwindTarget.System] = [.linux, .windows, .apple, .other]

  init(_ view: ByteView) {
    let architecture = Architecture.all[Int(view[0] ?? 0) % Architecture.all.count]
    target = UnwindTarget(
      architecture: architecture, system: Self.systems[Int(view[1] ?? 0) % Self.systems.count])
    let registerCount = Int(view[2] ?? 0)
    let wordCount = 4 * Int(view[3] ?? 0)
    for index in 0..<min(registerCount, Registers.capacity) {
      registers[UInt8(index)] = Self.address(Self.word(index, in: view)).map(architecture.pointer)
    }
    let words = (0..<wordCount).map { Self.word(registerCount + $0, in: view) }
    stack = StackBytes(words.map { Self.address($0) ?? 0 }, architecture.pointerByteCount)
    symbols = view.clampedSlice(at: UInt64(4 + 2 * (registerCount + wordCount)))
  }

  private static func word(_ index: Int, in view: ByteView) -> UInt16 {
    (try? view.load(UInt16.self, at: 4 + 2 * index, .littleEndian)) ?? 0
  }

  /// A number by its upper two bits: small, in the code, on the stack, or at an edge; nil for one that
  /// is not known.
  private static func address(_ word: UInt16) -> UInt64? {
    let rest = UInt64(word & 0x3fff)
    switch word >> 14 {
    case 0: return rest
    case 1: return codeAddress + rest
    case 2: return stackAddress + rest
    default: return rest == 0 ? nil : UInt64.max << (rest & 63) ^ (rest >> 6)
    }
  }
}

/// Words of a stack from ``StackInput/stackAddress`` on.
struct StackBytes: StackMemory {
  private let bytes: [UInt8]

  init(_ words: [UInt64], _ wordByteCount: Int) {
    bytes = words.flatMap { word in
      (0..<wordByteCount).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
    }
  }

  private var region: Range<UInt64> {
    StackInput.stackAddress..<StackInput.stackAddress + UInt64(bytes.count)
  }

  func number(at address: UInt64, byteCount: Int) -> UInt64? {
    guard region.contains(address), UInt64(byteCount) <= region.upperBound - address else {
      return nil
    }
    let offset = Int(address - region.lowerBound)
    return bytes[offset..<offset + byteCount].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  func isExecutable(at address: UInt64) -> Bool? { nil }

  func nextRegion(from address: UInt64) -> Range<UInt64>? {
    address <= region.lowerBound && !region.isEmpty ? region : nil
  }
}
