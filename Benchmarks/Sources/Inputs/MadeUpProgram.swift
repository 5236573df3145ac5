import MinidumpKit

/// A program whose functions all lie one behind the other and all have frames of the same length.
public struct MadeUpProgram: Sendable {
  public static let name = "app"
  public static let baseAddress: UInt64 = 0x5555_0000_0000
  /// From one function to the next.
  public static let functionByteCount: UInt64 = 448
  /// What each function takes of the stack, its return address at the upper end.
  public static let frameByteCount = 64
  static let buildID: [UInt8] = (1...20).map { $0 }

  public var functionCount: Int

  public init(functionCount: Int) {
    self.functionCount = functionCount
  }

  public static let id = ModuleID(
    codeFile: "/usr/bin/" + name, debugFile: name,
    debugIdentifier: DebugIdentifier(elfBuildID: buildID))

  /// Where symbol files of it lie in a store: "app/DEBUGID/app.sym".
  public static var symbolPath: String {
    "\(name)/\(DebugIdentifier(elfBuildID: buildID)!)/\(name).sym"
  }

  /// Of the code, without what lies before the first function.
  public var byteCount: UInt64 { UInt64(functionCount + 1) * Self.functionByteCount }

  static func address(ofFunction index: Int) -> UInt64 {
    UInt64(index + 1) * functionByteCount
  }

  /// Where a call in a function returns to, from the start of the program on.
  static func returnAddress(inFunction index: Int) -> UInt64 {
    address(ofFunction: index) + functionByteCount / 2
  }

  public var module: ModuleSnapshot {
    ModuleSnapshot(
      address: Self.baseAddress, byteCount: UInt32(clamping: byteCount), name: Self.id.codeFile,
      codeView: .buildID(Self.buildID))
  }
}
