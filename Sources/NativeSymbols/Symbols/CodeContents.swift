import Bytes
import ELF

/// The bytes of a file's code, by address.
struct CodeContents {
  private let order: ByteOrder
  private var parts: [(start: UInt64, bytes: ByteView)]

  /// Sections that are in the file; without headers of sections, the segments.
  init(_ file: ELFFile) {
    order = file.byteOrder
    parts = file.sections.filter { $0.isExecutable && $0.isLoaded && $0.isInFile }
      .map { ($0.address, file.rawContents(of: $0)) }
    if file.sections.isEmpty {
      parts = file.segments.filter { $0.type == .load && $0.isExecutable }
        .map { ($0.address, file.contents(of: $0)) }
    }
    parts.sort { $0.start < $1.start }
  }

  /// The unsigned number of 1, 2, 4 or 8 bytes at an address; nil where there is no code.
  func number(at address: UInt64, byteCount: Int) -> UInt64? {
    let next = parts.partitioningIndex { $0.start > address }
    guard next > 0, let offset = Int(exactly: address - parts[next - 1].start) else { return nil }
    let bytes = parts[next - 1].bytes
    return switch byteCount {
    case 1: (try? bytes.load(UInt8.self, at: offset, order)).map(UInt64.init)
    case 2: (try? bytes.load(UInt16.self, at: offset, order)).map(UInt64.init)
    case 4: (try? bytes.load(UInt32.self, at: offset, order)).map(UInt64.init)
    case 8: try? bytes.load(UInt64.self, at: offset, order)
    default: nil
    }
  }
}
