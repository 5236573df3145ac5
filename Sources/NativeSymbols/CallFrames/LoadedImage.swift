public import ELF
public import Symbols

/// The call-frame information of a module that a dump holds in the process's memory: for when no file
/// of it is at hand.
///
/// It names nothing.
public final class LoadedImage: SymbolFile {
  public let moduleID: ModuleID
  private let frames: NativeCallFrames

  /// Nil when the memory is not that of an ELF file, or its call-frame information is not in it.
  ///
  /// - Parameter memory: gives the module's memory from an offset on, relative to its first byte.
  public init?(_ moduleID: ModuleID, memory: @escaping ELFFile.Memory) {
    guard ELFFile.isELF(memory(0)), let image = try? ELFFile(loaded: memory) else { return nil }
    let frames = NativeCallFrames(NativeFiles(image: image))
    guard frames.isThere else { return nil }
    self.moduleID = moduleID
    self.frames = frames
  }

  /// Nil: nothing in memory names all functions.
  public func symbol(at relativeAddress: UInt64) -> SymbolMatch? { nil }

  /// Whether a function is there, by its call-frame information.
  public func namesFunction(at relativeAddress: UInt64) -> Bool {
    frames.isFunction(at: relativeAddress)
  }

  public func cfiRules(at relativeAddress: UInt64, registers: RegisterNames) -> CFIRules? {
    frames.rules(at: relativeAddress, registers: registers)
  }

  public var hasCallFrameInformation: Bool { true }
}
