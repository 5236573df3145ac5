import Inputs
import MinidumpKit

/// Functions, lines and inlined calls at addresses of a file that has been asked before.
struct Lookups {
  private let program: MadeUpProgram
  private let file: BreakpadSymbolFile

  init(functionCount: Int) {
    program = MadeUpProgram(functionCount: functionCount)
    file = BreakpadSymbolFile(ByteView(MadeUpSymbols.bytes(of: program, mostLines: 4)))
  }

  func measure() {
    lookUp(10_000, seed: 1)
    let count = 100_000
    let samples = (2..<7).map { seed in
      Stopwatch.nanoseconds { lookUp(count, seed: seed) } / Double(count)
    }
    report("warm look-up: ns", Stopwatch.median(samples))
  }

  private func lookUp(_ count: Int, seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<count {
      let address = MadeUpProgram.functionByteCount + numbers.next() % (program.byteCount / 2)
      use(file.symbol(at: address))
    }
  }
}

extension MadeUpSymbols {
  /// The whole file in memory.
  static func bytes(of program: MadeUpProgram, mostLines: UInt64) -> [UInt8] {
    var symbols = MadeUpSymbols(of: program)
    symbols.mostLines = mostLines
    var bytes: [UInt8] = []
    symbols.write { piece throws(Never) in piece.withUnsafeBytes { bytes.append(contentsOf: $0) } }
    return bytes
  }
}
