import Bytes
import ELF
import IndexFiles
public import Symbols

/// The symbols of a program or library that are in its own file, and in those that belong to it:
/// DWARF, and where that says nothing, the symbol tables.
///
/// Nothing is read before an address is asked for, and then only what concerns its unit.
public final class NativeSymbolFile: SymbolFile {
  public let moduleID: ModuleID
  /// The files that are asked.
  public let files: NativeFiles
  /// What an index of them says, which is asked first.
  let index: NativeIndex?
  /// The address of the module's first byte in its files.
  let baseAddress: UInt64
  private let debugInformation: OnceOnly<DebugInformation?>
  private let symbolIndex: OnceOnly<ELFSymbolIndex>
  private let codeContents: OnceOnly<CodeContents>
  let callFramesOnce = OnceOnly<NativeCallFrames>()
  private let matchCache = RecentCache<SymbolMatch?>(limit: 1024 * 1024)
  /// Whose call-frame information is asked, when this one is for a task.
  let original: NativeSymbolFile?

  /// - Parameter moduleID: whose symbols they are; whoever opened the files has compared their build
  ///   ids with it.
  public convenience init(_ files: NativeFiles, moduleID: ModuleID) {
    self.init(files, moduleID: moduleID, index: nil)
  }

  /// - Parameter index: of these files.
  package init(_ files: NativeFiles, moduleID: ModuleID, index: NativeIndex?) {
    self.files = files
    self.index = index
    self.moduleID = moduleID
    baseAddress = files.image.baseAddress
    debugInformation = OnceOnly()
    symbolIndex = OnceOnly()
    codeContents = OnceOnly()
    original = nil
  }

  private init(sharing file: NativeSymbolFile) {
    files = file.files
    index = file.index
    moduleID = file.moduleID
    baseAddress = file.baseAddress
    debugInformation = file.debugInformation
    symbolIndex = file.symbolIndex
    codeContents = file.codeContents
    original = file
  }

  /// One that remembers the rules for callers by itself.
  public func forOneTask() -> any SymbolFile { NativeSymbolFile(sharing: self) }

  /// The symbols of a file for which there is no dump to say what module it is.
  public convenience init(_ files: NativeFiles, path: String) {
    self.init(files, path: path, index: nil)
  }

  /// - Parameter index: of these files.
  package convenience init(_ files: NativeFiles, path: String, index: NativeIndex?) {
    self.init(files, moduleID: ModuleID(ofELFFile: files.image, path: path), index: index)
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
    if let match = describedMatch(at: address), !match.name.isEmpty { return match }
    guard var match = symbolTableMatch(at: relativeAddress) else { return nil }
    match.source = source(at: relativeAddress)
    return match
  }

  /// What DWARF says.
  private func describedMatch(at address: UInt64) -> SymbolMatch? {
    if case .known(let match)? = index?.match(at: address, base: baseAddress) { return match }
    return debug?.unit(at: address)?.match(at: address, base: baseAddress)
  }

  /// The symbol around an address, whatever DWARF says of it.
  public func symbolTableMatch(at relativeAddress: UInt64) -> SymbolMatch? {
    let address = relativeAddress &+ baseAddress
    if case .known(let match)? = index?.symbolTableMatch(at: address, base: baseAddress) {
      return match
    }
    guard let match = symbols.match(at: address) else { return nil }
    let candidate = match.candidate
    return SymbolMatch(
      name: match.name, origin: candidate.isSized ? .function : .publicSymbol,
      relativeAddress: candidate.start &- baseAddress,
      byteCount: candidate.isSized ? candidate.end - candidate.start : nil)
  }

  /// The line of the code at an address, whether or not something names it.
  public func source(at relativeAddress: UInt64) -> SourceLocation? {
    let address = relativeAddress &+ baseAddress
    if case .known(let source)? = index?.source(at: address, base: baseAddress) { return source }
    return debug?.unit(at: address)?.source(at: address, base: baseAddress)
  }

  public func namesFunction(at relativeAddress: UInt64) -> Bool {
    symbolStart(at: relativeAddress) != nil
  }

  public func symbolStart(at relativeAddress: UInt64) -> UInt64? {
    let address = relativeAddress &+ baseAddress
    let start = functionStart(at: address) ?? namedStart(at: address)
    return start.map { $0 &- baseAddress }
  }

  private func functionStart(at address: UInt64) -> UInt64? {
    if case .known(let start)? = index?.functionStart(at: address) { return start }
    return debug?.unit(at: address)?.functionStart(at: address)
  }

  private func namedStart(at address: UInt64) -> UInt64? {
    if case .known(let start)? = index?.symbolStart(at: address) { return start }
    return symbols.start(at: address)
  }

  public func code(at relativeAddress: UInt64, byteCount: Int) -> UInt64? {
    codeContents.value { CodeContents(files.image) }
      .number(at: relativeAddress &+ baseAddress, byteCount: byteCount)
  }

  /// What the mapped files take of addresses.
  public var memory: SymbolMemory {
    let all = [files.image, files.debug, files.alternate, files.package]
    return SymbolMemory(mappedByteCount: all.reduce(0) { $0 + ($1?.bytes.byteCount ?? 0) })
  }

  /// How much of the files an index would have spared to read, in bytes: of units' entries, and of
  /// call-frame information that was gone through from one end to the other.
  package var sparableByteCount: Int {
    if isIndexed { return 0 }
    let units = debugInformation.valueIfMade.flatMap(\.self)?.readByteCount ?? 0
    return units + ((original ?? self).callFramesOnce.valueIfMade?.readByteCount ?? 0)
  }

  /// How much an index would be made of, in bytes of units' entries.
  package var indexableByteCount: Int {
    debugInformation.valueIfMade.flatMap(\.self)?.entriesByteCount ?? 0
  }

  /// Whether an index is asked, and was not wrong yet.
  package var isIndexed: Bool { index.map { !$0.trust.isLost } ?? false }

  private var debug: DebugInformation? { debugInformation.value { DebugInformation(files) } }
  private var symbols: ELFSymbolIndex { symbolIndex.value { ELFSymbolIndex(files) } }
}

extension ModuleID {
  /// Of a file for which there is no dump to say what module it is.
  package init(ofELFFile file: ELFFile, path: String) {
    let buildID = file.buildID ?? []
    self.init(
      codeFile: path, codeIdentifier: CodeIdentifier(elfBuildID: buildID), debugFile: path,
      debugIdentifier: DebugIdentifier(elfBuildID: buildID))
  }
}
