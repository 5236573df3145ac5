import BreakpadSymbols
import Bytes
import ELF
import NativeSymbols
import Symbols
import Testing
import Unwinding

@testable import SymbolDumping

/// Call frames, by what our reader makes of them.
@Suite struct FrameTests {
  private static let architectures: [(ELFMachine, Architecture)] = [
    (.x86, .x86), (.amd64, .amd64), (.arm, .arm), (.arm64, .arm64),
  ]

  @Test(arguments: Programs.names)
  func `of every address, STACK CFI says what the call-frame information says`(
    name: String
  ) async throws {
    let source = try Programs.source(name)
    let written = BreakpadSymbolFile(ByteView(try await Programs.symbols(of: source)))
    let native = NativeSymbolFile(
      NativeFiles(image: source.program, debug: source.debugFile), path: name)
    let architecture = try #require(
      Self.architectures.first { $0.0 == source.program.machine }?.1)
    let registers = architecture.registers
    for section in source.program.sections where section.isExecutable {
      let start = section.address - source.program.baseAddress
      for address in start..<start + section.byteCount {
        let direct = native.cfiRules(at: address, registers: registers)
        // The stubs' rule is a comparison, for which the records have no words: each half has its own.
        if section.byteCount % 16 == 0, case .expression? = direct?.cfa { continue }
        let mine = written.cfiRules(at: address, registers: registers)
        #expect(mine.map(Facts.init) == direct.map(Facts.init), "\(String(address, radix: 16))")
      }
    }
  }
}

/// What both can say; that a register keeps its value, they may say or not.
private struct Facts: Equatable {
  var cfa: CFIRule
  var returnAddress: CFIRule
  var registers: [UInt8: CFIRule]

  init(_ rules: CFIRules) {
    cfa = rules.cfa
    returnAddress = rules.returnAddress
    let changed = rules.registers.filter { $0.rule != .register($0.number, plus: 0) }
    registers = Dictionary(uniqueKeysWithValues: changed.map { ($0.number, $0.rule) })
  }
}
