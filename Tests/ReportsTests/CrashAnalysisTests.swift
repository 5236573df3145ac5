import Processing
import Testing

@testable import Reports

@Suite struct CrashAnalysisReportTests {
  private func state(_ change: (inout CrashAnalysis) -> Void) -> ProcessState {
    var analysis = CrashAnalysis()
    change(&analysis)
    var state = ProcessState()
    state.crash = CrashSummary(reason: "SIGSEGV", address: 0x45, threadID: 1)
    state.crash?.analysis = analysis
    return state
  }

  private func json(_ change: (inout CrashAnalysis) -> Void) -> String {
    String(decoding: JSONReport().report(state(change)), as: UTF8.self)
  }

  private func text(_ change: (inout CrashAnalysis) -> Void) -> String {
    String(decoding: TextReport().report(state(change)), as: UTF8.self)
  }

  @Test func `adjusted addresses are told by kind`() {
    #expect(
      json { $0.adjustedAddress = .nullPointer(offset: 8) }.contains(
        #""adjusted_address":{"kind":"null-pointer","offset":"0x0000000000000008"}"#))
    #expect(
      json { $0.adjustedAddress = .nonCanonical(1 << 60) }.contains(
        #""adjusted_address":{"address":"0x1000000000000000","kind":"non-canonical"}"#))
  }

  @Test func `accesses without kind or guard leave these members out`() {
    let report = json {
      $0.memoryAccesses = [
        MemoryAccess(address: 1, byteCount: nil, kind: nil),
        MemoryAccess(address: 2, byteCount: 4, kind: .readWrite, isLikelyGuardPage: true),
      ]
    }
    let expected =
      #""memory_accesses":[{"address":"0x0000000000000001","size":null},"#
      + #"{"access_type":"readwrite","address":"0x0000000000000002","is_likely_guard_page":true,"size":4}]"#
    #expect(report.contains(expected))
  }

  @Test func `no access is an empty list, unknown accesses are null`() {
    #expect(json { $0.memoryAccesses = [] }.contains(#""memory_accesses":[]"#))
    #expect(json { _ in }.contains(#""memory_accesses":null"#))
  }

  @Test func `of CPUs that rust-minidump does not decode, an object of our own tells`() {
    let change: (inout CrashAnalysis) -> Void = {
      $0.cpu = "arm64"
      $0.instruction = "ldr x0, [x1]"
      $0.adjustedAddress = .nullPointer(offset: 0)
      $0.memoryAccesses = [
        MemoryAccess(address: 0, byteCount: 8, kind: .read, tag: 0xa5)
      ]
    }
    let expected =
      #""instruction":null,"instruction_analysis":{"adjusted_address":{"kind":"null-pointer","#
      + #""offset":"0x0000000000000000"},"cpu":"arm64","crash_inconsistencies":[],"#
      + #""instruction":"ldr x0, [x1]","instruction_pointer_update":null,"memory_accesses":"#
      + #"[{"access_type":"read","address":"0x0000000000000000","size":8,"tag":165}],"#
      + #""possible_bit_flips":null}"#
    #expect(json(change).contains(expected))
    #expect(text(change).contains("Crashing instruction of arm64:"))
    #expect(!json { $0.cpu = "arm64" }.contains("instruction_analysis"))
  }

  @Test func `code of a module's file is told to be that`() {
    let change: (inout CrashAnalysis) -> Void = {
      $0.instruction = "ud2"
      $0.isInstructionFromFile = true
    }
    #expect(json(change).contains(#""instruction":"ud2","instruction_from_file":true,"#))
    #expect(text(change).contains("    as the module's file has it: the dump does not hold"))
    #expect(!json { $0.instruction = "ud2" }.contains("instruction_from_file"))
  }

  @Test func `a deliberate trap is told with its meaning`() {
    let change: (inout CrashAnalysis) -> Void = {
      $0.deliberateTrap = DeliberateTrap(instruction: "ud2", meaning: "a failed check")
    }
    #expect(
      json(change).contains(
        #""deliberate_trap":{"instruction":"ud2","meaning":"a failed check"}"#))
    #expect(text(change).contains("Deliberate trap: `ud2`: a failed check\n"))
  }

  @Test func `exploitability is always in JSON, and in text when it is asked for`() {
    var state = state { _ in }
    state.exploitability = Exploitability(.low, ["One reason.", "Another."])
    let json = String(decoding: JSONReport().report(state), as: UTF8.self)
    #expect(
      json.contains(
        #""exploitability":{"rating":"LOW","reasons":["One reason.","Another."]}"#))
    var report = TextReport()
    #expect(!String(decoding: report.report(state), as: UTF8.self).contains("Exploitability"))
    report.showsExploitability = true
    let text = String(decoding: report.report(state), as: UTF8.self)
    #expect(text.contains("Exploitability: LOW\n  One reason.\n  Another.\n"))
  }

  @Test func `instruction and update are told`() {
    let report = json {
      $0.instruction = "ret"
      $0.instructionPointerUpdate = InstructionPointerUpdate(address: 0x10)
    }
    #expect(
      report.contains(
        #""instruction":"ret","instruction_pointer_update":{"address":"0x0000000000000010"}"#))
  }

  @Test func `bit flips are told with their evidence`() {
    let report = json { $0.possibleBitFlips = [flip(0x1000, near: 2)] }
    let expected =
      #""possible_bit_flips":[{"address":"0x0000000000001000","confidence":0.6625000238418579,"#
      + #""details":{"is_null":false,"nearby_registers":2,"poison_registers":false,"was_low":false,"#
      + #""was_non_canonical":false},"source_register":"rax"}]"#
    #expect(report.contains(expected))
  }

  @Test func `inconsistencies are told by rust-minidump's words`() {
    let report = json {
      $0.inconsistencies = [
        .divisionByZeroNotPossible, .instructionNotPrivileged, .addressesAreCanonical,
        .accessIsAllowed, .accessNotOfInstruction,
      ]
    }
    let expected =
      #""crash_inconsistencies":["int_div_by_zero_not_possible","#
      + #""priv_instruction_crash_without_priv_instruction","non_canonical_address_falsely_reported","#
      + #""access_violation_when_access_allowed","crashing_access_not_found_in_memory_accesses"]"#
    #expect(report.contains(expected))
  }

  @Test func `people read the same in lines`() {
    let report = text {
      $0.instruction = "mov dword [rdx], edi"
      $0.adjustedAddress = .nullPointer(offset: 0x45)
      $0.memoryAccesses = [MemoryAccess(address: 0x45, byteCount: 4, kind: .write)]
      $0.possibleBitFlips = [flip(0x2000, near: 0), flip(0x1000, near: 1)]
    }
    let expected = """
      Crash address: 0x0000000000000045 **
          ** Null pointer detected with offset: 0x0000000000000045
      Crashing instruction: `mov dword [rdx], edi`
      Memory accessed by instruction:
        0. Address: 0x0000000000000045
           Size: 4
           Access type: Write
      No instruction pointer update by instruction
      Crashing address may be the result of a flipped bit:
        0. Valid address: rax=0x0000000000001000 (0.625)
        1. Valid address: rax=0x0000000000002000 (0.250)

      """
    #expect(report.contains(expected))
  }

  @Test func `an instruction without memory says so`() {
    let report = text {
      $0.instruction = "ud2"
      $0.memoryAccesses = []
    }
    #expect(
      report.contains("Crashing instruction: `ud2`\nNo memory accessed by instruction\nNo instr"))
  }

  private func flip(_ address: UInt64, near count: Int) -> BitFlip {
    BitFlip(
      address: address, register: "rax", wasNonCanonical: false, isNull: false, wasLow: false,
      nearbyRegisterCount: count, hasPoisonRegisters: false)
  }
}
