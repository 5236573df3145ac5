import Processing

/// The members of `crash_info` that come from the instruction that crashed, with rust-minidump's
/// words.
extension JSONSections {
  func adjustedAddress(_ address: AdjustedAddress?, to json: inout JSONWriter) {
    json.key("adjusted_address")
    switch address {
    case .nonCanonical(let address):
      json.object { json in
        json.address("address", address, digitCount: digitCount)
        json.member("kind", "non-canonical")
      }
    case .nullPointer(let offset):
      json.object { json in
        json.member("kind", "null-pointer")
        json.address("offset", offset, digitCount: digitCount)
      }
    case nil:
      json.null()
    }
  }

  func crashInconsistencies(_ found: [CrashInconsistency]?, to json: inout JSONWriter) {
    json.key("crash_inconsistencies")
    guard let found else { return json.null() }
    json.array(found) { $0.string($1.reportName) }
  }

  /// Our addition: an instruction with which a program ends itself.
  func deliberateTrap(_ trap: DeliberateTrap?, to json: inout JSONWriter) {
    guard let trap else { return }
    json.object("deliberate_trap") { json in
      json.member("instruction", trap.instruction)
      json.member("meaning", trap.meaning)
    }
  }

  /// Our addition: the same members for CPUs of which rust-minidump does not decode instructions.
  func instructionAnalysis(_ analysis: CrashAnalysis?, to json: inout JSONWriter) {
    guard let analysis, analysis.asRustMinidump == nil, analysis.saysSomething else { return }
    json.object("instruction_analysis") { json in
      adjustedAddress(analysis.adjustedAddress, to: &json)
      json.member("cpu", analysis.cpu)
      crashInconsistencies(analysis.inconsistencies, to: &json)
      json.member("instruction", analysis.instruction)
      instructionPointerUpdate(analysis.instructionPointerUpdate, to: &json)
      memoryAccesses(analysis.memoryAccesses, to: &json)
      possibleBitFlips(analysis.possibleBitFlips, to: &json)
    }
  }

  func instructionPointerUpdate(
    _ update: InstructionPointerUpdate?, to json: inout JSONWriter
  ) {
    json.key("instruction_pointer_update")
    guard let update else { return json.null() }
    json.object { json in
      json.address("address", update.address, digitCount: digitCount)
      if update.isLikelyGuardPage { json.member("is_likely_guard_page", true) }
    }
  }

  func memoryAccesses(_ accesses: [MemoryAccess]?, to json: inout JSONWriter) {
    json.key("memory_accesses")
    guard let accesses else { return json.null() }
    json.array(accesses) { json, access in
      json.object { json in
        if let kind = access.kind { json.member("access_type", kind.reportName) }
        json.address("address", access.address, digitCount: digitCount)
        if access.isLikelyGuardPage { json.member("is_likely_guard_page", true) }
        json.member("size", access.byteCount)
        if let tag = access.tag { json.member("tag", Int(tag)) }
      }
    }
  }

  func possibleBitFlips(_ flips: [BitFlip], to json: inout JSONWriter) {
    json.key("possible_bit_flips")
    guard !flips.isEmpty else { return json.null() }
    json.array(flips) { json, flip in
      json.object { json in
        json.address("address", flip.address, digitCount: digitCount)
        json.key("confidence")
        // rust-minidump's number is single, its JSON is written in double precision.
        json.number(text: Double(flip.confidence).description)
        json.object("details") { details(of: flip, to: &$0) }
        json.member("source_register", flip.register)
      }
    }
  }

  private func details(of flip: BitFlip, to json: inout JSONWriter) {
    json.member("is_null", flip.isNull)
    json.member("nearby_registers", flip.nearbyRegisterCount)
    json.member("poison_registers", flip.hasPoisonRegisters)
    json.member("was_low", flip.wasLow)
    json.member("was_non_canonical", flip.wasNonCanonical)
  }
}

extension CrashAnalysis {
  /// What rust-minidump has members for; nil of the CPUs whose instructions it does not decode.
  var asRustMinidump: Self? { cpu == nil || cpu == "amd64" ? self : nil }

  fileprivate var saysSomething: Bool {
    instruction != nil || adjustedAddress != nil || !possibleBitFlips.isEmpty
  }
}

extension MemoryAccess.Kind {
  fileprivate var reportName: String {
    switch self {
    case .read: "read"
    case .write: "write"
    case .readWrite: "readwrite"
    }
  }
}

extension CrashInconsistency {
  fileprivate var reportName: String {
    switch self {
    case .divisionByZeroNotPossible: "int_div_by_zero_not_possible"
    case .instructionNotPrivileged: "priv_instruction_crash_without_priv_instruction"
    case .addressesAreCanonical: "non_canonical_address_falsely_reported"
    case .accessIsAllowed: "access_violation_when_access_allowed"
    case .accessNotOfInstruction: "crashing_access_not_found_in_memory_accesses"
    }
  }
}
