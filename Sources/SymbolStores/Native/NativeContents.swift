import Bytes
import DWARF
import ELF
import IndexFiles
import NativeSymbols
import Platform

/// The ELF files on the disk that belong to one module.
package struct NativeContents: Sendable {
  /// What they say.
  package let files: NativeFiles
  /// Of the image first.
  let paths: [String]
  /// What an index is compared with; nil when a file was changed while it was opened.
  let sources: NativeSources?
  private let all: [FoundELF]

  /// - Parameters:
  ///   - image: the program or library, or its debug file when only that is at hand.
  ///   - splitFile: as ``NativeFiles/splitFile``.
  package init(
    image: FoundELF, debug: FoundELF? = nil, alternate: FoundELF? = nil, package: FoundELF? = nil,
    splitFile: @escaping @Sendable (SplitReference) -> ByteView?
  ) {
    files = NativeFiles(
      image: image.file, debug: debug?.file, alternate: alternate?.file, package: package?.file,
      splitFile: splitFile)
    all = [image, debug, alternate, package].compactMap(\.self)
    paths = all.map(\.path)
    sources = Self.sources(image, debug, alternate, package)
  }

  /// The file at a path with those that it names.
  ///
  /// - Parameter roots: folders laid out as `/usr/lib/debug` is.
  init(_ image: FoundELF, roots: [String]) {
    let companions = CompanionFiles(of: image, debugFile: nil, roots: roots)
    let split = SplitFileSearch(path: image.path, folders: DebugFolders(roots))
    self.init(
      image: image, debug: companions.foundDebugFile, alternate: companions.foundAlternate,
      package: companions.package, splitFile: { split.file($0) })
  }

  private static func sources(_ files: FoundELF?...) -> NativeSources? {
    guard files.allSatisfy({ $0 == nil || $0?.indexSource != nil }) else { return nil }
    let sources = files.map { $0?.indexSource }
    return sources[0].map {
      NativeSources(image: $0, debug: sources[1], alternate: sources[2], package: sources[3])
    }
  }

  /// Of all files, as they lie on the disk.
  var byteCount: Int { all.reduce(0) { $0 + $1.file.bytes.byteCount } }

  /// Whether the files are still those that were opened.
  var isCurrent: Bool { all.allSatisfy(\.isCurrent) }

  /// Whether there is anything that an index could keep.
  var hasNames: Bool {
    files.image.hasNames || files.debug?.hasNames == true
  }
}
