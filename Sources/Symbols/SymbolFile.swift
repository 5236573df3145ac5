/// The symbols of one module, whatever format they come from.
///
/// Addresses are relative to the module's first byte. A symbol file answers from bytes it already
/// holds, never waits, and may be asked by any number of threads at once.
public protocol SymbolFile: AnyObject, Sendable {
  /// What the file says it belongs to.
  var moduleID: ModuleID { get }

  /// The function, source line and inlined calls at an address inside the module.
  func symbol(at relativeAddress: UInt64) -> SymbolMatch?

  /// Whether ``symbol(at:)`` would name something, without decoding it: asked for any number that may
  /// be a return address, so that a format may say no where a name would be expensive to find.
  func namesFunction(at relativeAddress: UInt64) -> Bool

  /// Where the function or symbol begins that ``symbol(at:)`` would name, without decoding it.
  func symbolStart(at relativeAddress: UInt64) -> UInt64?

  /// How to find the caller's registers from call-frame information (STACK CFI, DWARF).
  ///
  /// - Parameter registers: the names and numbers of the CPU the module was built for.
  func cfiRules(at relativeAddress: UInt64, registers: RegisterNames) -> CFIRules?

  /// How to find the caller's registers on 32-bit Windows (STACK WIN, FPO_DATA, FrameData).
  func windowsFrame(at relativeAddress: UInt64) -> WindowsFrame?

  /// The module's code, which no process writes to: the unsigned number of 1, 2, 4 or 8 bytes at an
  /// address, in the CPU's order of bytes. Nil where the file has no code.
  func code(at relativeAddress: UInt64, byteCount: Int) -> UInt64?

  /// Whether the file has call-frame information, so that code without any is suspicious.
  var hasCallFrameInformation: Bool { get }

  /// How many records were passed over because they could not be understood, as far as was read.
  var badRecordCount: Int { get }

  /// The same symbols for one report, which costs nearly nothing.
  ///
  /// What it may read in all is bounded anew, and ``badRecordCount`` tells only what it met itself: so
  /// reports that share a file do not notice each other.
  func forOneReport() -> any SymbolFile

  /// The same symbols for one of several tasks of a report, with which it shares bounds and counts.
  ///
  /// Tasks that ask one file wait for each other, if only to count references to it.
  func forOneTask() -> any SymbolFile

  /// What holding the file costs, as far as can be said beforehand.
  var memory: SymbolMemory { get }

  /// How much it can tell, known without a look-up.
  var coverage: SymbolCoverage { get }
}

extension SymbolFile {
  /// Decodes what it finds; formats that can tell sooner have their own.
  public func namesFunction(at relativeAddress: UInt64) -> Bool {
    symbol(at: relativeAddress) != nil
  }

  /// Decodes what it finds; formats that can tell sooner have their own.
  public func symbolStart(at relativeAddress: UInt64) -> UInt64? {
    symbol(at: relativeAddress)?.relativeAddress
  }

  /// Nil: most formats have no such records.
  public func windowsFrame(at relativeAddress: UInt64) -> WindowsFrame? { nil }

  /// Nil: most formats only tell of the code.
  public func code(at relativeAddress: UInt64, byteCount: Int) -> UInt64? { nil }

  /// False, so that code without any is never suspicious.
  public var hasCallFrameInformation: Bool { false }

  /// 0: for formats that are read all or nothing.
  public var badRecordCount: Int { 0 }

  /// The file itself: for formats that neither bound nor count what is read.
  public func forOneReport() -> any SymbolFile { self }

  /// The file itself: for formats that keep nothing tasks would wait for.
  public func forOneTask() -> any SymbolFile { self }

  /// Nothing worth counting.
  public var memory: SymbolMemory { SymbolMemory() }

  /// That of a file made from debug information and call frames, so that nobody else is asked for
  /// lines.
  public var coverage: SymbolCoverage {
    SymbolCoverage(names: .translation, callFrames: .translation)
  }
}
