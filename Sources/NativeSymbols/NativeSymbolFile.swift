import Bytes
import ELF
public import Symbols

/// The symbols of a program or library that are in its own file, and in those that belong to it:
/// DWARF, and where that says nothing, the symbol tables.
///
/// Nothing is read before an address is asked for, and then only what concerns its unit.
public final class NativeSymbolFile: SymbolFile {
  public let moduleID: ModuleID
  /// The files that are asked.
  public let files: NativeFiles
  /// The address of the module's first byte in its files.
  let baseAddress: UInt64
  private let debugInformation: OnceOnly<DebugInformation?>
  private let symbolIndex: OnceOnly<ELFSymbolIndex>
  let callFramesOnce = OnceOnly<NativeCallFrames>()
  private let matchCache = RecentCache<SymbolMatch?>(limit: 1024 * 1024)
  /// Whose call-frame information is asked, when this one is for a task.
  let original: NativeSymbolFile?

  /// - Parameter moduleID: whose symbols they are; whoever opened the files has compared their build
  ///   ids with it.
  public init(_ files: NativeFiles, moduleID: ModuleID) {
    self.files = files
    self.moduleID = moduleID
    baseAddress = files.image.baseAddress
    debugInformation = OnceOnly()
    symbolIndex = OnceOnly()
    original = nil
  }

  private init(sharing file: NativeSymbolFile) {
    files = file.files
    moduleID = file.moduleID
    baseAddress = file.baseAddress
    debugInformation = file.debugInformation
    symbolIndex = file.symbolIndex
    original = file
  }

  /// One that remembers the rules for callers by itself.
  public func forOneTask() -> any SymbolFile { NativeSymbolFile(sharing: self) }

  /// The symbols of a file for which there is no dump to say what module it is.
  public convenience init(_ files: NativeFiles, path: String) {
    let buildID = files.image.buildID ?? []
    self.init(
      files,
      moduleID: ModuleID(
        codeFile: path, codeIdentifier: CodeIdentifier(elfBuildID: buildID), debugFile: path,
        debugIdentifier: DebugIdentifier(elfBuildID: buildID)))
  }

  /// As ``linkageMatch(at:)``, with what the names mean.
  public func symbol(at relativeAddress: UInt64) -> SymbolMatch? {
    matchCache.value(for: relativeAddress, measure: \.rememberedByteCount) {
      linkageMatch(at: relativeAddress)?.demangled
    }
  }

  /// What there is at an address, with the names that the compiler made: a function of DWARF with line
  /// and inlined calls; or a symbol, with the line where only that is known.
  public func linkageMatch(at relativeAddress: UInt64) -> SymbolMatch? {
    let address = relativeAddress &+ baseAddress
    let unit = debug?.unit(at: address)
    if let match = unit?.match(at: address, base: baseAddress), !match.name.isEmpty { return match }
    guard var match = symbolTableMatch(at: relativeAddress) else { return nil }
    match.source = unit?.source(at: address, base: baseAddress)
    return match
  }

  /// The symbol around an address, whatever DWARF says of it.
  public func symbolTableMatch(at relativeAddress: UInt64) -> SymbolMatch? {
    guard let match = symbols.match(at: relativeAddress &+ baseAddress) else { return nil }
    let candidate = match.candidate
    return SymbolMatch(
      name: match.name, origin: candidate.isSized ? .function : .publicSymbol,
      relativeAddress: candidate.start &- baseAddress,
      byteCount: candidate.isSized ? candidate.end - candidate.start : nil)
  }

  /// The line of the code at an address, whether or not something names it.
  public func source(at relativeAddress: UInt64) -> SourceLocation? {
    let address = relativeAddress &+ baseAddress
    return debug?.unit(at: address)?.source(at: address, base: baseAddress)
  }

  public func namesFunction(at relativeAddress: UInt64) -> Bool {
    symbolStart(at: relativeAddress) != nil
  }

  public func symbolStart(at relativeAddress: UInt64) -> UInt64? {
    let address = relativeAddress &+ baseAddress
    let start = debug?.unit(at: address)?.functionStart(at: address) ?? symbols.start(at: address)
    return start.map { $0 &- baseAddress }
  }

  /// What the mapped files take of addresses.
  public var memory: SymbolMemory {
    let all = [files.image, files.debug, files.alternate, files.package]
    return SymbolMemory(mappedByteCount: all.reduce(0) { $0 + ($1?.bytes.byteCount ?? 0) })
  }

  private var debug: DebugInformation? { debugInformation.value { DebugInformation(files) } }
  private var symbols: ELFSymbolIndex { symbolIndex.value { ELFSymbolIndex(files) } }
}
