public import MinidumpFormat

/// What a dump says of the model of its CPU.
public enum ProcessorDescription {
  /// "GenuineIntel family 6 model 60 stepping 3", "ARMv7 ARM Cortex-A15 features: half,thumb"; nil
  /// for a CPU that nothing is known of but its kind.
  public static func text(_ system: SystemInfoRecord) -> String? {
    switch system.architecture {
    case .x86, .x86OnWin64:
      let vendor = system.processor.x86.vendorName
      return vendor.isEmpty ? family(system) : vendor + " " + family(system)
    // The record has room for the vendor of x86 only; on amd64 it holds feature bits.
    case .amd64:
      return family(system)
    case .arm:
      return arm(level: system.processorLevel, system.processor.arm)
    default:
      return nil
    }
  }

  private static func family(_ system: SystemInfoRecord) -> String {
    let model = system.processorRevision >> 8
    let stepping = system.processorRevision & 0xff
    return "family \(system.processorLevel) model \(model) stepping \(stepping)"
  }

  private static func arm(level: UInt16, _ processor: ProcessorInformationRecord.ARM) -> String {
    let features = armFeatures.indices
      .filter { processor.capabilities >> UInt32($0) & 1 != 0 }
      .map { armFeatures[$0] }
    return "ARMv\(level)" + armModel(processor.identifier)
      + (features.isEmpty ? "" : " features: " + features.joined(separator: ","))
  }

  /// The implementer in bits 24 to 31, the part in 4 to 15.
  private static func armModel(_ identifier: UInt32) -> String {
    guard identifier != 0 else { return "" }
    let vendor = identifier >> 24
    let part = identifier & 0xff00_fff0
    let vendorName = armVendors[vendor] ?? "vendor(\(vendor.hexadecimal(digits: 1)))"
    return " \(vendorName) \(armParts[part] ?? "part(\(part.hexadecimal(digits: 1)))")"
  }

  /// Implementers of the main ID register: Arm Architecture Reference Manual, MIDR.
  private static let armVendors: [UInt32: String] = [
    0x41: "ARM", 0x51: "Qualcomm", 0x56: "Marvell", 0x69: "Intel/Marvell",
  ]

  private static let armParts: [UInt32: String] = [
    0x4100_c050: "Cortex-A5",
    0x4100_c080: "Cortex-A8",
    0x4100_c090: "Cortex-A9",
    0x4100_c0f0: "Cortex-A15",
    0x4100_c140: "Cortex-R4",
    0x4100_c150: "Cortex-R5",
    0x4100_b360: "ARM1136",
    0x4100_b560: "ARM1156",
    0x4100_b760: "ARM1176",
    0x4100_b020: "ARM11-MPCore",
    0x4100_9260: "ARM926",
    0x4100_9460: "ARM946",
    0x4100_9660: "ARM966",
    0x5100_06f0: "Krait",
    0x5100_00f0: "Scorpion",
  ]

  /// Bits of AT_HWCAP, from the lowest: arch/arm/include/uapi/asm/hwcap.h.
  private static let armFeatures = [
    "swp", "half", "thumb", "26bit", "fastmult", "fpa", "vfpv2", "edsp", "java", "iwmmxt",
    "crunch", "thumbee", "neon", "vfpv3", "vfpv3d16", "tls", "vfpv4", "idiva", "idivt",
  ]
}
