import Instructions
import MinidumpFormat
import Unwinding

/// Of programs with addresses of 48 bits, as Linux has them.
private let usualSignatureBits: UInt64 = 0xffff_0000_0000_0000

extension CrashSite {
  /// Also of "eax", "r8d" and "w3": the lower half. Vector registers are not known, and parts of
  /// 16 and 8 bits no addresses are made of.
  func value(ofRegister name: String) -> UInt64? {
    if let value = registers[name] { return value }
    switch instructionSet {
    case .amd64: return Self.wholeAMD64(name).flatMap { registers[$0] }.map { $0 & 0xffff_ffff }
    case .arm64: return valueOfARM64(name)
    // Dumps call r11 "fp".
    case .arm, .thumb: return name == "r11" ? registers["fp"] : nil
    default: return nil
    }
  }

  private static func wholeAMD64(_ name: String) -> String? {
    if name.hasPrefix("e") { return "r" + name.dropFirst() }
    return name.hasPrefix("r") && name.hasSuffix("d") ? String(name.dropLast()) : nil
  }

  /// Dumps call x29 "fp" and x30 "lr".
  private func valueOfARM64(_ name: String) -> UInt64? {
    switch name {
    case "xzr", "wzr": 0
    case "x29": registers["fp"]
    case "x30": registers["lr"]
    case _ where name.hasPrefix("w"):
      value(ofRegister: "x" + name.dropFirst()).map { $0 & 0xffff_ffff }
    default: nil
    }
  }

  /// What a CPU makes of a sum of registers: 32-bit code wraps around, arm64 ignores the upper byte
  /// of data's addresses.
  func effective(_ address: UInt64) -> UInt64 {
    switch instructionSet {
    case .x86, .arm, .thumb: address & 0xffff_ffff
    case .arm64: Self.filling(0xff << 56, of: address)
    default: address
    }
  }

  /// An address without the signature in its upper bits.
  func withoutSignature(_ address: UInt64) -> UInt64 {
    let bits = signatureBits == 0 ? usualSignatureBits : signatureBits
    return Self.filling(bits | 0xff << 56, of: address)
  }

  /// Bits made like bit 55, which says whose half of the address space it is.
  private static func filling(_ bits: UInt64, of address: UInt64) -> UInt64 {
    address >> 55 & 1 == 1 ? address | bits : address & ~bits
  }
}
