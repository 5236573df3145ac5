import DWARF
import ELF
import IndexFiles

/// Which call-frame section of a module's files.
enum FramePlace: CaseIterable {
  /// `.eh_frame` of the image.
  case image
  /// `.debug_frame` of the image.
  case imageDebug
  /// `.debug_frame` of the debug file.
  case debug
  /// `.debug_frame` of `.gnu_debugdata`.
  case packed

  var tree: NativeIndexTree {
    switch self {
    case .image: .exceptionFrames
    case .imageDebug: .imageFrames
    case .debug: .debugFrames
    case .packed: .packedFrames
    }
  }
}

extension NativeFiles {
  /// A call-frame section; nil where there is none.
  func callFrames(_ place: FramePlace, index: NativeIndex? = nil) -> CallFrames? {
    let known = index.map { index in
      { @Sendable address in index.frameEntry(at: address, place) }
    }
    switch place {
    case .image: return CallFrames(exceptionFramesOf: image, known: known)
    case .imageDebug: return CallFrames(debugFramesOf: image, known: known)
    case .debug: return debug.flatMap { CallFrames(debugFramesOf: $0, known: known) }
    case .packed:
      let packed = (try? image.debugData()) ?? nil
      return packed.flatMap { CallFrames(debugFramesOf: $0, known: known) }
    }
  }
}

/// Which entry of a call-frame section each stretch of code has.
enum FrameStretches {
  /// Of a section that has no search table: where stretches begin, and 1 more than where the entry
  /// lies; 0 for code without one.
  static func entries(_ files: NativeFiles, _ place: FramePlace) -> [IndexEntry] {
    guard let frames = files.callFrames(place), !frames.hasSearchTable else { return [] }
    var entries: [IndexEntry] = []
    for edge in frames.edges {
      let value = frames.entryOffset(at: edge).map { UInt64($0) + 1 } ?? 0
      if (entries.last?.value ?? 0) != value { entries.append(IndexEntry(key: edge, value: value)) }
    }
    return entries
  }
}
