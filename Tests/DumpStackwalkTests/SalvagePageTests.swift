import Foundation
import MinidumpKit
import Support
import Testing

/// `Docs/Formats/Salvage.md` is made of the cases that the tests go through.
///
/// With the environment variable UPDATE_EXPECTED set, the page is written anew.
@Suite struct SalvagePageTests {
  @Test func `the page of salvage says what becomes of each case`() async throws {
    var rows = ""
    for salvage in SalvageCase.all {
      let state = await DumpProcessor().process(try Minidump(ByteView(salvage.bytes)))
      let told = state.diagnostics.first {
        $0.subject == salvage.subject && $0.message.contains(salvage.words)
      }
      rows += "| \(salvage.situation) | \(salvage.outcome) | \(told.map { "\($0)" } ?? "–") |\n"
    }
    let page = Self.head + rows + Self.limits
    let place = Fixture.folder.deletingLastPathComponent()
      .appendingPathComponent("Docs/Formats/Salvage.md")
    if ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] != nil {
      try page.write(to: place, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOf: place, encoding: .utf8)
    #expect(page == written, "UPDATE_EXPECTED=1 swift test --filter SalvagePage writes it anew")
  }

  private static let head = """
    # Salvage

    <!-- Written by SalvagePageTests from SalvageCase.all: UPDATE_EXPECTED=1 swift test --filter SalvagePage -->

    What becomes of a dump with something wrong in it. One bad string, record or stream costs only itself. Each case is a dump laid by hand in `Tests/Support/Salvage/`; for each, tests check what is left, and that every report tells what is wrong and where in the file: text, `--brief`, `--json` and `--dump`.

    | what is wrong | what becomes of it | what the reports say |
    |---|---|---|

    """

  private static let limits = """

    What is wrong with many elements of a list is told once, with how many there are and where the first lies. No fault, and not told: padding between a list's count and its entries, or behind them; a module inside another one; regions that give the same memory twice; several exceptions, as LLDB writes them; a stack at offset 0, which is in the lists of memory.

    A report tells at most 256 diagnostics, a brief one 3, a stream of a raw dump 64 problems; each says how many more there were. Texts that many records share are left out once they add up to twice the file, and the list they belong to says how many.

    """
}
