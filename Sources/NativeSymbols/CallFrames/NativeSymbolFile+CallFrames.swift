public import Symbols

extension NativeSymbolFile {
  /// Nil: call-frame information is not read yet.
  public func cfiRules(at relativeAddress: UInt64, registers: RegisterNames) -> CFIRules? { nil }
}
