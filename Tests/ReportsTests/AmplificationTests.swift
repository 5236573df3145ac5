import Processing
import Symbols
import Testing
import Unwinding

@testable import Reports

/// What a dump says once must not fill memory because a report says it often.
@Suite struct AmplificationTests {
  private let long = String(repeating: "é", count: 5000)

  @Test func `a module's endless name is cut where frames repeat it`() {
    var state = Examples.crash
    state.modules[0].module.id.codeFile = long
    let frames = [StackFrame](repeating: state.threads[0].stack.frames[0], count: 100)
    state.threads[0].stack.frames = frames
    #expect(JSONReport().report(state).count < 400_000)
    #expect(TextReport().report(state).count < 400_000)
  }

  @Test func `unloaded modules that all lie at one address are not all named`() {
    var state = Examples.unloaded
    state.unloadedModules = (0..<1000).map { number in
      UnloadedModuleSummary(
        name: "\(number)\(long)", baseAddress: 0xf0_0000, byteCount: 0x1000, codeIdentifier: nil)
    }
    let facts = FrameFacts(state)
    let matches = facts.unloadedModules(at: state.threads[0].stack.frames[0])
    // A frame may be no more than 32 bytes of a dump.
    #expect(matches.reduce(0) { $0 + $1.name.utf8.count } <= 2048)
    #expect(matches.count == 2)
    #expect(matches.allSatisfy { $0.name.utf8.count <= UnloadedModules.nameLimit })
  }

  @Test func `short names of unloaded modules at one address are all told, up to 32`() {
    var state = Examples.unloaded
    state.unloadedModules = (10..<74).map { number in
      UnloadedModuleSummary(
        name: "C:\\Windows\\System32\\\(number).dll", baseAddress: 0xf0_0000, byteCount: 0x1000,
        codeIdentifier: nil)
    }
    let frame = state.threads[0].stack.frames[0]
    #expect(FrameFacts(state).unloadedModules(at: frame).count == UnloadedModules.matchLimit)
  }

  @Test func `one large unloaded module does not cost a look at all above it`() {
    var state = Examples.unloaded
    let address = state.threads[0].stack.frames[0].instructionAddress
    func module(_ base: UInt64, _ byteCount: UInt64) -> UnloadedModuleSummary {
      UnloadedModuleSummary(
        name: "large", baseAddress: base, byteCount: byteCount, codeIdentifier: nil)
    }
    let small = (0..<UInt64(UnloadedModules.searchLimit)).map { module(16 + $0, 1) }
    state.unloadedModules = [module(0, .max)] + small.dropFirst()
    let frame = state.threads[0].stack.frames[0]
    #expect(FrameFacts(state).unloadedModules(at: frame).map(\.offsets) == [[address]])
    state.unloadedModules = [module(0, .max)] + small
    #expect(FrameFacts(state).unloadedModules(at: frame).isEmpty)
  }

  @Test func `a signer's endless name is cut where modules repeat it`() throws {
    let json = #"{"ModuleSignatureInfo": {"\#(long)": ["app"]}}"#
    let extra = try #require(ExtraInformation(json: json.utf8))
    #expect((extra.certificates["app"]?.utf8.count ?? .max) <= FrameFacts.nameLimit)
  }

  @Test(arguments: [
    (0, ""), (1, ""), (2, "é"), (3, "éx"), (4, "éx"), (6, "éx"), (7, "éx🦀"), (9, "éx🦀"),
  ])
  func `text is cut between characters`(limit: Int, expected: String) {
    #expect("éx🦀".cut(toByteCount: limit) == expected)
  }
}
