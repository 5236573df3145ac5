public import Bytes
public import DWARF
public import ELF
import NativeSymbols
import Platform
import Symbols

/// A program or library, and the file that its debugging information may be in.
///
/// Call frames and dynamic symbols are the program's, where it has them: `strip` leaves their sections
/// empty in the debug file. Everything else is from whichever file has it.
public struct DumpSource: Sendable {
  /// What runs.
  public let program: ELFFile
  /// Its separate debug file, if it has one.
  public let debugFile: ELFFile?
  /// The file that dwz moved common entries to, if there is one.
  public let supplement: ELFFile?
  /// The units of split DWARF in one file (`.dwp`).
  public var package: ELFFile?
  /// Gives a file of split DWARF (`.dwo`); called by any task, for each unit that refers to one.
  public var splitFile: @Sendable (SplitReference) -> ByteView? = { _ in nil }
  /// What the module is called in the symbol file: `libc.so.6`.
  public let name: String

  /// Files that belong together, which is not checked.
  public init(
    _ program: ELFFile, debugFile: ELFFile? = nil, supplement: ELFFile? = nil, name: String
  ) {
    self.program = program
    self.debugFile = debugFile
    self.supplement = supplement
    self.name = name
  }

  /// The program first.
  var files: [ELFFile] { [program] + (debugFile.map { [$0] } ?? []) }

  /// Less than it, addresses are relative to the module.
  var baseAddress: UInt64 { program.baseAddress }

  /// The debugging information; nil when no file has any.
  ///
  /// - Throws: when a section cannot be decompressed.
  func debugSections() throws(ELFError) -> DWARFSections? {
    for file in files.reversed() {
      let sections = try file.debugSections()
      if !sections.info.isEmpty { return sections }
    }
    return nil
  }

  func supplementarySections() throws(ELFError) -> DWARFSections? {
    guard let supplement else { return nil }
    return try supplement.debugSections()
  }

  /// Finds what units of split DWARF have in other files.
  func splitUnits(supplement: DWARFSections?) -> SplitUnits {
    var files = NativeFiles(image: program, splitFile: splitFile)
    files.package = package
    return SplitUnits(files, alternate: supplement.map { DWARFFile($0) })
  }

  /// Lets go of what has been read of the files, which is read again where it is wanted.
  func releaseMemory() {
    for file in files { file.bytes.releaseMemory() }
  }

  /// Where code can lie: what the linker dropped from a program lies elsewhere, mostly below it.
  var code: CodeExtents {
    for file in files {
      let sections = file.sections.filter { $0.isLoaded && $0.isExecutable && $0.byteCount > 0 }
      if !sections.isEmpty { return CodeExtents(sections.map { ($0.address, $0.byteCount) }) }
    }
    let segments = program.segments.filter { $0.type == .load && $0.isExecutable }
    return CodeExtents(segments.map { ($0.address, $0.memoryByteCount) })
  }
}

extension ELFFile {
  fileprivate func debugSections() throws(ELFError) -> DWARFSections {
    var sections = DWARFSections(order: byteOrder)
    for (name, path) in DWARFSections.names {
      if let contents = try contents(ofSection: name) { sections[keyPath: path] = contents }
    }
    return sections
  }
}

/// The stretches of addresses that hold code: sections, or what overlaps of them.
struct CodeExtents: Sendable {
  private var starts: [UInt64] = []
  private var ends: [UInt64] = []

  init(_ extents: [(address: UInt64, byteCount: UInt64)]) {
    for (address, byteCount) in extents.sorted(by: { $0.address < $1.address }) {
      let (sum, overflows) = address.addingReportingOverflow(byteCount)
      let end = overflows ? UInt64.max : sum
      if let last = ends.last, address < last {
        ends[ends.count - 1] = max(last, end)
      } else {
        starts.append(address)
        ends.append(end)
      }
    }
  }

  /// Where the stretch ends that an address lies in; nil outside.
  @inline(__always)
  func end(around address: UInt64) -> UInt64? {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= address { low = middle + 1 } else { high = middle }
    }
    guard low > 0, address < ends[low - 1] else { return nil }
    return ends[low - 1]
  }
}
