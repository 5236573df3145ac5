import Bytes
import ELF
import Foundation
import NativeSymbols
import Platform
import Symbols
import Testing

/// What compilers and tools make of one program, in every form we read.
@Suite(.enabled(if: CompiledProgram.isInstalled("g++"), "g++ is installed"))
struct CompilerTests {
  private func check(_ program: CompiledProgram, _ symbols: NativeSymbolFile) throws {
    let start = try program.start(of: "plain")
    let calls = (0..<200).lazy.compactMap { symbols.symbol(at: start + $0) }
      .first { $0.inlines.count == 2 && $0.inlines[0].source?.line == 7 }
    let call = try #require(calls, "no address of plain is in both inlined calls")
    #expect(call.name == "plain")
    #expect(call.relativeAddress == start)
    #expect(call.source?.line == 13)
    #expect(call.inlines[0].name?.contains("innermost") == true)
    #expect(call.inlines[1].name?.contains("middle") == true)
    #expect(call.inlines[1].source?.line == 10)
    for source in [call.source, call.inlines[0].source, call.inlines[1].source] {
      #expect(source?.file == program.folder + "/program.cpp")
    }
    #expect(symbols.symbolStart(at: start + 1) == start)
  }

  @Test(arguments: [
    "-gdwarf-2", "-gdwarf-3", "-gdwarf-4", "-gdwarf-5", "-gdwarf-5 -gz=zlib",
    "-gdwarf-4 -gz=zlib-gnu",
    "-gdwarf-5 -fdebug-types-section", "-gdwarf-5 -gdwarf64", "-gdwarf-4 -ffunction-sections",
    "-gdwarf-5 -flto", "-gdwarf-5 -static", "-gdwarf-5 -no-pie",
  ])
  func `functions, lines and inlined calls are found`(options: String) throws {
    let program = try CompiledProgram("g++ -O1 -g \(options) program.cpp -o program")
    try check(program, program.symbols())
  }
}
