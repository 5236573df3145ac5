import Bytes
import ELF
import IndexFiles

/// The files that an index is made of, as they lie on the disk, in the places of ``NativeFiles``.
package struct NativeSources: Sendable {
  package var image: IndexSource
  package var debug: IndexSource?
  package var alternate: IndexSource?
  package var package: IndexSource?

  package init(
    image: IndexSource, debug: IndexSource? = nil, alternate: IndexSource? = nil,
    package: IndexSource? = nil
  ) {
    self.image = image
    self.debug = debug
    self.alternate = alternate
    self.package = package
  }

  /// In the order of ``NativeIndexRecord/sources``.
  private var all: [IndexSource?] { [image, debug, alternate, package] }

  /// Whether an index was made of these files, as far as its end says; cheap answers first.
  func areSources(of record: NativeIndexRecord, _ files: NativeFiles) -> Bool {
    let wanted = zip(all, record.sources.array)
    let areAlike = wanted.allSatisfy { source, record in
      UInt64(source?.bytes.byteCount ?? 0) == record.byteCount
        && source?.modificationTime ?? 0 == record.modificationTime
    }
    return areAlike && records(files) == record.sources
  }

  func records(_ files: NativeFiles) -> FixedArray<4, NativeSourceRecord> {
    let identities = [files.image, files.debug, files.alternate, files.package].map { $0?.buildID }
    var records = FixedArray<4, NativeSourceRecord>(repeating: NativeSourceRecord())
    for (index, source) in all.enumerated() {
      guard let source else { continue }
      records[index].byteCount = UInt64(source.bytes.byteCount)
      records[index].modificationTime = source.modificationTime
      records[index].samples = source.samples
      records[index].buildIDHash = identities[index].map(IndexSource.hash) ?? 0
    }
    return records
  }
}
