import Foundation
import Processing
import Signatures
import Symbols
import Testing
import Unwinding

@testable import Reports

@Suite struct HTMLReportTests {
  private func page(_ state: ProcessState, title: String = "a.dmp") -> String {
    String(decoding: HTMLReport(title: title).report(state), as: UTF8.self)
  }

  @Test(arguments: Examples.byName.keys.sorted())
  func `every element that is opened is closed, in order`(example: String) throws {
    let page = page(try #require(Examples.byName[example]))
    let open = try HTMLTags(page).unclosed()
    #expect(open == [])
  }

  @Test func `what happened comes first`() throws {
    let page = page(Examples.crash)
    let body = try #require(page.range(of: "<body>"))
    let heading = page[body.upperBound...].prefix(120)
    #expect(heading.contains("<h1>EXCEPTION_ACCESS_VIOLATION_WRITE at 0x00000045</h1>"))
  }

  @Test func `what the instruction tells stands in lines`() {
    var state = Examples.crash
    state.crash?.analysis = CrashAnalysis()
    state.crash?.analysis?.instruction = "mov <rax>, 1"
    state.crash?.analysis?.memoryAccesses = []
    state.crash?.analysis?.adjustedAddress = .nullPointer(offset: 8)
    let page = page(state)
    #expect(
      page.contains(
        "<pre>Null pointer detected with offset: 0x00000008\n"
          + "Crashing instruction: `mov &lt;rax&gt;, 1`\nNo memory accessed by instruction\n"))
  }

  @Test func `a guess looks like one`() {
    let page = page(Examples.crash)
    #expect(page.contains(#"<tr class="guess">"#))
    #expect(page.contains(#"<span class="trust guess">guess</span>"#))
  }

  @Test func `a stack is whole only when nothing of it was guessed`() {
    var state = Examples.crash
    state.threads[0].stack.end = .noCaller
    #expect(page(state).contains("The outermost function was reached, by way of guesses."))
    state.threads[0].stack.frames.removeLast()
    #expect(page(state).contains("The stack is whole."))
  }

  @Test func `a module without symbols says where they were looked for`() {
    let page = page(Examples.crash)
    #expect(page.contains("kernel32.dll: not found; looked for symbols/kernel32.pdb"))
  }

  @Test func `that nobody was asked for symbols is told`() {
    var state = Examples.crash
    for index in state.modules.indices { state.modules[index].symbols = .notAsked }
    #expect(page(state).contains("<p>none were looked for: no place with symbols was given</p>"))
  }

  @Test func `names are never markup`() throws {
    var state = Examples.crash
    let hostile = "</style><script>alert('1')</script>\u{202e}\"&"
    state.threads[0].name = hostile
    state.assertion = AssertionSummary(.other(0))
    state.assertion?.expression = hostile
    state.threads[0].stack.frames[0].symbol = SymbolMatch(name: hostile, relativeAddress: 0)
    state.threads[0].stack.frames[0].symbol?.source = SourceLocation(
      file: "\" onload=\"x", line: 1)
    state.signature = CrashSignature(
      text: hostile, steps: [SignatureStep(frame: 0, name: hostile, decision: .kept, rule: hostile)]
    )
    let page = page(state, title: hostile)
    #expect(!page.contains("<script"))
    #expect(!page.contains("\u{202e}"))
    #expect(!page.contains("\" onload"))
    #expect(page.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"))
    #expect(try HTMLTags(page).unclosed() == [])
  }

  @Test func `it needs nothing from anywhere`() {
    let page = page(Examples.crash)
    #expect(page.contains("default-src 'none'"))
    for reference in ["http://", "https://", "src=", "href=", "url(", "@import"] {
      #expect(!page.contains(reference), "\(reference)")
    }
  }

  @Test func `of a long stack it shows both ends, and says what it leaves out`() {
    var state = Examples.crash
    let frame = state.threads[0].stack.frames[0]
    state.threads[0].stack.frames = Array(repeating: frame, count: 100_000)
    let page = page(state)
    #expect(page.contains("… 99,700 frames are left out here; the other formats have them …"))
    #expect(page.contains(#"<td class="number">99999</td>"#))
    #expect(page.utf8.count < 1 << 20)
  }

  @Test func `memory is shown around the address, which is marked`() {
    var state = Examples.crash
    state.memoryExcerpts = [
      MemoryExcerpt(
        subject: .stack, focus: 0x1001, address: 0x1000, bytes: Array("AB<".utf8) + [0])
    ]
    let page = page(state)
    #expect(page.contains("At the stack pointer, 0x00001001"))
    #expect(page.contains("0x00001000  41 <mark>42</mark> 3c 00 "))
    #expect(page.contains(" AB&lt;.\n"))
  }
}

/// The tags of a page, as far as it takes to see that they match.
private struct HTMLTags {
  private let page: String

  init(_ page: String) { self.page = page }

  /// The elements that are open at the end, innermost last; throws where one is closed that is not the
  /// innermost.
  func unclosed() throws -> [String] {
    var open: [String] = []
    for match in page.matches(of: /<(\/?)([a-z][a-z0-9]*)[^>]*>/) {
      let name = String(match.2)
      if ["meta", "br"].contains(name) { continue }
      if match.1.isEmpty {
        open.append(name)
      } else {
        try #require(open.popLast() == name, "</\(name)>")
      }
    }
    return open
  }
}
