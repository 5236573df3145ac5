import Testing
import Unwinding

@testable import Processing

@Suite struct `Whether a stack ran over` {
  private func stack(_ stackPointers: [UInt64], end: StackEnd = .nothingFound) -> CallStack {
    let frames = stackPointers.map { value in
      var registers = Registers()
      registers[Architecture.amd64.stackPointer] = value
      return StackFrame(
        resumeAddress: 0x40_1000, instructionAddress: 0x40_1000, registers: registers,
        trust: .context)
    }
    return CallStack(frames: frames, end: end)
  }

  private func ended(_ reason: String, _ address: UInt64, _ stack: CallStack) -> Bool {
    StackOverflow.ended(
      CrashSummary(reason: reason, address: address, threadID: 1), stack, on: .amd64)
  }

  @Test func `is an explanation where the reason does not tell it`() {
    var state = ProcessState()
    state.system.cpu = "amd64"
    state.crash = CrashSummary(reason: "SIGSEGV / SEGV_MAPERR", address: 0x6ff8, threadID: 1)
    state.threads = [ThreadSummary(id: 1, stack: stack([0x7000, 0x7100]))]
    state.requestingThread = 0
    #expect(
      StackOverflow.explanation(state) == "Stack overflow: the thread used its stack to the end")
    state.crash?.address = 0x7000_0000
    #expect(StackOverflow.explanation(state) == nil)
    state.crash?.reason = "EXCEPTION_STACK_OVERFLOW"
    #expect(StackOverflow.explanation(state) == nil)
  }

  @Test func `is told by Windows`() {
    #expect(ended("EXCEPTION_STACK_OVERFLOW", 0, stack([])))
  }

  @Test func `shows where memory is missing at the stack pointer, below the callers' frames`() {
    #expect(ended("SIGSEGV / SEGV_ACCERR", 0x6ff8, stack([0x7000, 0x7100])))
    #expect(ended("SIGSEGV / SEGV_MAPERR", 0x7010, stack([0x7000, 0x7100])))
  }

  @Test func `shows on a stack that is not in the dump`() {
    #expect(ended("SIGSEGV / SEGV_ACCERR", 0x6ff8, stack([0x7000], end: .noStackMemory)))
    #expect(!ended("SIGSEGV / SEGV_ACCERR", 0x6ff8, stack([0x7000])))
  }

  @Test func `does not show by memory far away, above the stack, or that was to be run`() {
    #expect(!ended("SIGSEGV / SEGV_MAPERR", 0, stack([0x7fff_0000, 0x7fff_0100])))
    #expect(!ended("SIGSEGV / SEGV_MAPERR", 0x7200, stack([0x7000, 0x7100])))
    #expect(!ended("SIGSEGV / SEGV_ACCERR", 0x40_1000, stack([0x40_1800, 0x40_1900])))
    #expect(!ended("SIGFPE / FPE_INTDIV", 0x6ff8, stack([0x7000, 0x7100])))
  }

  @Test func `is no trouble at either end of memory`() {
    #expect(!ended("SIGSEGV", .max, stack([8, 16])))
    #expect(!ended("SIGSEGV", 0, stack([.max, .max])))
  }
}
