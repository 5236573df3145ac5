import Symbols
import Testing

@Suite struct SymbolTableTests {
  private func table(_ ranges: [(UInt64, UInt64)]) -> SymbolTable {
    SymbolTable(
      modules: ranges.map {
        LoadedModule(id: ModuleID(codeFile: "m"), baseAddress: $0.0, byteCount: $0.1)
      })
  }

  @Test func `an address belongs to the module it lies in`() {
    let table = table([(0x2000, 0x100), (0x1000, 0x100)])
    #expect(table.moduleIndex(at: 0xfff) == nil)
    #expect(table.moduleIndex(at: 0x1000) == 1)
    #expect(table.moduleIndex(at: 0x10ff) == 1)
    #expect(table.moduleIndex(at: 0x1100) == nil)
    #expect(table.moduleIndex(at: 0x2050) == 0)
  }

  @Test func `a module inside another one is found, and the outer one resumes behind it`() {
    let table = table([(0x1000, 0x1000), (0x1400, 0x100)])
    #expect(table.moduleIndex(at: 0x13ff) == 0)
    #expect(table.moduleIndex(at: 0x1400) == 1)
    #expect(table.moduleIndex(at: 0x1500) == 0)
  }

  @Test func `a module at the top of the address space ends there`() {
    let table = table([(.max - 0xf, 0x100)])
    #expect(table.moduleIndex(at: .max - 1) == 0)
    #expect(table.highestEndAddress == .max)
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `overlapping modules agree with a naive search`(seed: UInt64) {
    var state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1
    func random(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    let ranges = (0..<12).map { _ in (random(60), random(20)) }
    let table = table(ranges)
    for address in 0..<90 as Range<UInt64> {
      let holders = ranges.indices.filter {
        address >= ranges[$0].0 && address < ranges[$0].0 + ranges[$0].1
      }
      let latest = holders.map { ranges[$0].0 }.max()
      #expect(
        table.moduleIndex(at: address) == holders.first { ranges[$0].0 == latest },
        "address \(address) in \(ranges)")
    }
  }
}
