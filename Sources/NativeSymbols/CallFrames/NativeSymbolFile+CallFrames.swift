public import Symbols

extension NativeSymbolFile {
  public func cfiRules(at relativeAddress: UInt64, registers: RegisterNames) -> CFIRules? {
    callFrames.rules(at: relativeAddress, registers: registers)
  }

  public var hasCallFrameInformation: Bool { callFrames.isThere }

  /// The call-frame information of the files.
  public var callFrames: NativeCallFrames {
    callFramesOnce.value {
      original?.callFrames.forOneTask() ?? NativeCallFrames(files, index: index)
    }
  }
}
