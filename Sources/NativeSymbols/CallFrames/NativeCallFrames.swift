public import DWARF
import ELF
public import Symbols
import Synchronization

/// The call-frame information of a module, wherever in its files it lies, as the unwinder's rules.
///
/// An address is looked up in `.eh_frame`, then in `.debug_frame` of the image, of its debug file and of
/// `.gnu_debugdata`, then in Arm's exception tables. Nothing is read before it is asked for.
public final class NativeCallFrames: Sendable {
  private let files: NativeFiles
  private let baseAddress: UInt64
  private let registers: DWARFRegisters?
  private let exceptionFrames: CallFrames?
  private let exceptionIndex: ARMExceptionIndex?
  private let index: NativeIndex?
  private let debugFrames: [(place: FramePlace, frames: OnceOnly<CallFrames?>)]
  private let cache: RuleCache
  private let allowance: Allowance

  /// - Parameter files: of the module; its image may also be what of it a process's memory holds.
  public convenience init(_ files: NativeFiles) {
    self.init(files, index: nil)
  }

  /// - Parameter index: of these files.
  init(_ files: NativeFiles, index: NativeIndex?) {
    self.files = files
    self.index = index
    let image = files.image
    baseAddress = image.baseAddress
    registers = DWARFRegisters(image.machine)
    exceptionFrames = files.callFrames(.image, index: index)
    exceptionIndex = ARMExceptionIndex(image)
    debugFrames = [.imageDebug, .debug, .packed].map { ($0, OnceOnly()) }
    cache = RuleCache()
    allowance = Allowance()
  }

  private init(sharing frames: NativeCallFrames) {
    files = frames.files
    index = frames.index
    baseAddress = frames.baseAddress
    registers = frames.registers
    exceptionFrames = frames.exceptionFrames
    exceptionIndex = frames.exceptionIndex
    debugFrames = frames.debugFrames
    allowance = frames.allowance
    cache = RuleCache()
  }

  /// The same for one of several tasks, which do not wait for each other at what is remembered.
  public func forOneTask() -> NativeCallFrames { NativeCallFrames(sharing: self) }

  /// How the caller's registers are found at an address, relative to the module's first byte.
  ///
  /// - Parameter registers: of the CPU; another's than the file's have no rules.
  public func rules(at relativeAddress: UInt64, registers names: RegisterNames) -> CFIRules? {
    cache.rules(at: relativeAddress, registers: names) {
      guard let registers, registers.isFor(names) else { return nil }
      return rules(at: relativeAddress &+ baseAddress, registers)
    }
  }

  /// Whether a function's information is about an address.
  func isFunction(at relativeAddress: UInt64) -> Bool {
    let address = relativeAddress &+ baseAddress
    return exceptionFrames?.entry(at: address) != nil || exceptionIndex?.rules(at: address) != nil
  }

  /// Whether any of it is about an address, relative to the module's first byte.
  package func covers(_ relativeAddress: UInt64) -> Bool {
    let address = relativeAddress &+ baseAddress
    return exceptionFrames?.covers(address) == true
      || sections.contains { $0.covers(address) } || exceptionIndex?.rules(at: address) != nil
  }

  /// Whether there is any, so that code without it is suspicious.
  public var isThere: Bool {
    exceptionFrames != nil || exceptionIndex != nil
      || [files.image, files.debug].contains { $0?.hasDebugFrames ?? false }
  }

  /// All of it but Arm's exception tables: `.eh_frame` first.
  ///
  /// Addresses are those of the file; less ``baseAddress``, they are relative to the module.
  public var sections: [CallFrames] {
    (exceptionFrames.map { [$0] } ?? []) + debugFrames.compactMap { opened($0.frames, $0.place) }
  }

  /// How many bytes of sections were gone through from one end to the other.
  var readByteCount: Int {
    let opened = debugFrames.compactMap { $0.frames.valueIfMade.flatMap(\.self) }
    return ([exceptionFrames].compactMap(\.self) + opened).reduce(0) { $0 + $1.readByteCount }
  }

  private func opened(_ frames: OnceOnly<CallFrames?>, _ place: FramePlace) -> CallFrames? {
    frames.value { files.callFrames(place, index: index) }
  }

  /// Whether an index says that a section has nothing of an address, so that it need not be opened.
  private func isMissing(_ address: UInt64, in place: FramePlace) -> Bool {
    if case .none? = index?.frameEntry(at: address, place) { return true }
    return false
  }

  private func rules(at address: UInt64, _ registers: DWARFRegisters) -> CFIRules? {
    if let rules = exceptionFrames.flatMap({ rules(at: address, in: $0, registers) }) {
      return rules
    }
    for (place, frames) in debugFrames where !isMissing(address, in: place) {
      guard let frames = opened(frames, place) else { continue }
      if let rules = rules(at: address, in: frames, registers) { return rules }
    }
    return exceptionIndex?.rules(at: address)
  }

  private func rules(
    at address: UInt64, in frames: CallFrames, _ registers: DWARFRegisters
  ) -> CFIRules? {
    guard let entry = frames.entry(at: address), affords(entry) else { return nil }
    var rows = RowCursor(frames.section)
    rows.begin(entry)
    guard rows.advance(to: address) else { return nil }
    return RowRules(section: frames.section, registers: registers)
      .rules(rows.row, of: entry.common)
  }
}

extension NativeCallFrames {
  /// Bounds what functions whose instructions are longer than any compiler's may cost: each question
  /// carries them out from the start.
  private final class Allowance: Sendable {
    /// Bytes of instructions, of all questions together.
    let remaining = Atomic(1 << 30)
    /// So many bytes cost nothing. The longest entry of LLDB's library, of 237,237, has 11 KB.
    static let freeByteCount = 16 * 1024
  }

  private func affords(_ entry: FrameDescriptionEntry) -> Bool {
    let excess = entry.instructionByteCount - Allowance.freeByteCount
    guard excess > 0 else { return true }
    return allowance.remaining.subtract(excess, ordering: .relaxed).newValue >= 0
  }
}

extension ELFFile {
  fileprivate var hasDebugFrames: Bool {
    [".debug_frame", ".zdebug_frame"].contains { section(named: $0)?.isInFile ?? false }
  }
}
