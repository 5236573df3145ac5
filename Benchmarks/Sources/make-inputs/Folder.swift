import Glibc
import Inputs
import MinidumpKit

/// A folder that inputs are written to.
struct Folder {
  private let path: String

  init(_ path: String) {
    self.path = path
  }

  func write(_ crash: MadeUpCrash, _ symbols: MadeUpSymbols) throws {
    try write(symbols)
    try write(crash, as: "crash.dmp")
  }

  func write(_ crash: MadeUpCrash, as name: String) throws {
    var file = try SparseFile(creating: path + "/" + name)
    try MinidumpWriter().write(crash, to: &file)
    try file.finish()
  }

  func write(_ symbols: MadeUpSymbols) throws {
    let symbolPath = "symbols/" + MadeUpProgram.symbolPath
    makeFolders(above: symbolPath)
    let file = try FileSink(creating: path + "/" + symbolPath)
    try symbols.write { piece throws(FileError) in try file.append(piece) }
  }
}

extension Folder {
  private func makeFolders(above relativePath: String) {
    var folder = path
    mkdir(folder, 0o777)
    for name in relativePath.split(separator: "/").dropLast() {
      folder += "/" + name
      mkdir(folder, 0o777)
    }
  }
}

extension MadeUpSymbols {
  /// Symbols of a program with so many functions that they take about so many bytes.
  init(byteCount: Int, isSorted: Bool = true) {
    let functionCount = max(2, byteCount / MadeUpSymbols.bytesPerFunction)
    self.init(of: MadeUpProgram(functionCount: functionCount))
    self.isSorted = isSorted
  }
}

extension MadeUpCrash {
  /// Adds memory full of zeros, in regions of equal length with gaps between them.
  mutating func addEmptyMemory(byteCount: UInt64, regionCount: UInt64) {
    let zeros = ByteView([UInt8](repeating: 0, count: MinidumpWriter.memoryChunkByteCount))
    let regionByteCount = byteCount / regionCount / 4096 * 4096
    for number in 0..<regionCount {
      let address = 0x1_0000_0000 + number * (regionByteCount + 4096)
      memory.append(
        MemorySnapshot(address: address, byteCount: regionByteCount) { _, byteCount in
          zeros.clampedSlice(at: 0, byteCount: UInt64(byteCount))
        })
      var record = MemoryInfoRecord()
      record.baseAddress = address
      record.allocationBase = address
      record.regionByteCount = regionByteCount
      record.state = .committed
      record.protection = .readWrite
      memoryInfo.append(record)
    }
  }
}
