/// What other programs demand of a dump, and lose parts or all of it over.
public struct PeerDemands {
  let outline: DumpOutline

  public init(outline: DumpOutline) {
    self.outline = outline
  }

  /// Everything a dump breaks, as sentences.
  public var complaints: [String] {
    directoryComplaints + listComplaints + regionComplaints + stackComplaints
  }

  /// LLVM refuses a file if any stream is out of bounds or any type but exceptions comes twice;
  /// DbgHelp maps the file and casts.
  private var directoryComplaints: [String] {
    let types = outline.streams.filter { $0.type != 6 && ($0.type != 0 || $0.byteCount > 0) }
      .map(\.type)
    let twice = Set(types).count == types.count ? [] : ["two streams of a type"]
    return twice
      + outline.streams.flatMap { stream in
        [
          stream.offset + stream.byteCount <= outline.bytes.count
            ? nil : "stream \(stream.type) ends beyond the file",
          stream.offset % 4 == 0 ? nil : "stream \(stream.type) is not aligned",
        ].compactMap { $0 }
      }
  }

  /// Four bytes too many in the lists that begin with a count shift every entry, any other difference loses the list.
  private var listComplaints: [String] {
    let exact: [(type: UInt32, header: Int, entry: Int)] = [
      (3, 4, 48), (4, 4, 108), (5, 4, 16), (24, 4, 12),
    ]
    let wrong = exact.compactMap { type, header, entry -> String? in
      guard let stream = outline.stream(type) else { return nil }
      let byteCount = header + entry * outline.u32(stream.offset)
      return byteCount == stream.byteCount ? nil : "stream \(type) is not \(byteCount) bytes long"
    }
    return wrong + extendedListComplaints
  }

  /// Lists whose header says how long it and each entry are, and how many there are.
  private var extendedListComplaints: [String] {
    return [UInt32(12), 14, 16].compactMap { type in
      guard let stream = outline.stream(type) else { return nil }
      let (header, entry) = (outline.u32(stream.offset), outline.u32(stream.offset + 4))
      // 64 bits in the memory info list, 32 in the others.
      let count =
        type == 16 ? Int(outline.u64(stream.offset + 8)) : outline.u32(stream.offset + 8)
      let byteCount = header + entry * count
      return byteCount == stream.byteCount ? nil : "stream \(type) is not \(byteCount) bytes long"
    }
  }

  /// Breakpad loses all regions over one that is empty or overlaps another, or over the 4,097th.
  private var regionComplaints: [String] {
    let regions = outline.regions.sorted { $0.address < $1.address }
    let overlaps = zip(regions, regions.dropFirst()).filter {
      $0.address + $0.byteCount > $1.address
    }
    let outside = regions.filter { $0.offset + $0.byteCount > UInt64(outline.bytes.count) }
    return [
      regions.contains { $0.byteCount == 0 } ? "an empty region" : nil,
      overlaps.isEmpty ? nil : "overlapping regions",
      outside.isEmpty ? nil : "a region beyond the file",
      regions.count <= 4096 ? nil : "too many regions",
    ].compactMap { $0 }
  }

  /// rust-minidump reads no other list where there is a Memory64List, Breakpad no Memory64List: each
  /// stack that a list tells of has to be the same bytes in all three.
  private var stackComplaints: [String] {
    let listed = outline.regions64.isEmpty ? outline.regions : outline.regions64
    let strays = outline.regions.filter { !listed.contains($0) }
    return strays.isEmpty ? [] : ["a region of one list that the other tells otherwise"]
  }
}
