import Foundation
import Processing
import Reports
import Testing
import Unwinding

@Suite struct WoW64ReportTests {
  /// A crash of a 32-bit program on 64-bit Windows.
  private var state: ProcessState {
    var state = Examples.crash
    state.system.cpu = "amd64"
    state.system.pointerByteCount = 8
    var registers = Registers()
    registers[16] = 0x7_5310_2000
    state.threads[0].wow64Stack = state.threads[0].stack
    state.threads[0].stack = CallStack(
      frames: [
        StackFrame(
          resumeAddress: 0x7_5310_2000, instructionAddress: 0x7_5310_2000, registers: registers,
          trust: .context)
      ], end: .nothingFound)
    return state
  }

  @Test func `the text has the 32-bit stack under a title of its own`() throws {
    let text = String(decoding: TextReport().report(state), as: UTF8.self)
    let wide = try #require(
      text.range(of: "Thread 0 main (crashed) - tid: 3060\n 0  0x753102000\n"))
    let narrow = try #require(text.range(of: "\nThread 0 main (32-bit) - tid: 3060\n 0  app.exe!"))
    #expect(wide.lowerBound < narrow.lowerBound)
    #expect(text.contains("    rip = 0x0000000753102000\n"))
    #expect(text[narrow.upperBound...].contains("    eip = 0x00"))
  }

  @Test func `JSON has the 32-bit stack in a member of its own`() {
    let json = String(decoding: JSONReport().report(state), as: UTF8.self)
    #expect(json.contains(#""threads_index":0,"wow64_stack":{"frame_count":2,"frames":[{"#))
    #expect(json.contains(#""thread_name":"main","wow64_stack":{"frame_count":2,"frames":[{"#))
    #expect(json.contains(#""registers":{"rip":"0x0000000753102000"}"#))
    #expect(json.contains(#""eip":"0x00"#))
  }
}
