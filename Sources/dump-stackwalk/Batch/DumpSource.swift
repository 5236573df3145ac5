import Glibc
import MinidumpKit
import Synchronization

/// The paths of the dumps to explain, one after the other, for any number of takers.
final class DumpSource: Sendable {
  /// A path, and how many came before it.
  struct Item {
    var path: String
    var index: Int
  }

  private enum Paths {
    case known(Array<String>.Iterator)
    case lines(LineReader)
  }

  private struct State {
    var paths: Paths
    var index = 0
    var failure: FileError?
  }

  /// Whether all folders could be looked into.
  let isComplete: Bool
  /// How many there are; nil when they come from standard input.
  let count: Int?
  private let source: String
  private let state: Mutex<State>

  /// - Parameters:
  ///   - source: a folder, a file of paths, or `-` for standard input.
  ///   - takesAll: of a folder, also files that are not named as dumps are.
  init(_ source: String, takesAll: Bool) throws(Failure) {
    self.source = source
    if source == "-" {
      (isComplete, count) = (true, nil)
      let reader = LineReader(STDIN_FILENO, named: "standard input") { Interruption.isWanted }
      state = Mutex(State(paths: .lines(reader)))
      return
    }
    let paths: [String]
    if FileKind(of: source) == .folder {
      (paths, isComplete) = Self.paths(in: source, takesAll)
    } else {
      (paths, isComplete) = (try Self.paths(listedIn: source), true)
    }
    if paths.isEmpty { Batch.tell("\(source): no dumps in it") }
    count = paths.count
    state = Mutex(State(paths: .known(paths.makeIterator())))
  }

  /// The next path; nil when there is none, or when it cannot be read.
  func next() -> Item? {
    state.withLock { state in
      while let path = Self.nextLine(&state) {
        if path.isEmpty { continue }
        defer { state.index += 1 }
        return Item(path: path, index: state.index)
      }
      return nil
    }
  }

  /// Fails when a file is what the paths come from, or at one of them; while they are not known, when
  /// it is a dump.
  ///
  /// - Parameter output: the path of a file that is going to be written.
  func refuse(writingTo output: String) throws(Failure) {
    guard FileKind(of: output) == .regular, let file = FileIdentity(of: output) else { return }
    if file == FileIdentity(of: source == "-" ? "/dev/stdin" : source) {
      throw .arguments("\(output) is the list of dumps: the lines need a file of their own")
    }
    if case .known(let paths) = state.withLock({ $0.paths }),
      let path = IteratorSequence(paths).first(where: { FileIdentity(of: $0) == file })
    {
      throw .arguments("\(output) is to be explained, as \(path): the lines need another file")
    }
    if source == "-", (try? DumpInput.open(output)) != nil {
      throw .arguments("\(output) is a dump, perhaps one of the list: the lines need another file")
    }
  }

  /// Why there were no more paths, if not because all had been given.
  var failure: FileError? { state.withLock { $0.failure } }
}

extension DumpSource {
  private static func nextLine(_ state: inout State) -> String? {
    switch state.paths {
    case .known(var iterator):
      defer { state.paths = .known(iterator) }
      return iterator.next()
    case .lines(var reader):
      defer { state.paths = .lines(reader) }
      return nextLine(of: &reader, &state.failure)
    }
  }

  private static func nextLine(
    of reader: inout LineReader, _ failure: inout FileError?
  ) -> String? {
    guard failure == nil else { return nil }
    do throws(FileError) {
      return try reader.next()
    } catch {
      failure = error
      return nil
    }
  }

  private static func paths(
    in folder: String, _ takesAll: Bool
  ) -> (paths: [String], isComplete: Bool) {
    let search = FolderSearch(below: folder, takesNonfiles: true) {
      takesAll || isNamedAsDump($0)
    }
    for problem in search.problems { Batch.tell("\(problem); going on without it") }
    return (search.paths, search.problems.isEmpty)
  }

  private static func paths(listedIn file: String) throws(Failure) -> [String] {
    let list: ByteView
    do {
      list = try MappedFile.view(ofFile: file)
    } catch {
      throw .file(error)
    }
    guard InputKind(of: list) != .minidump, CompressedFile(list, named: file) == nil else {
      throw .arguments("\(file) is a dump, not a list of dumps: dump-stackwalk \(file) explains it")
    }
    return list.bytes.split(separator: 0x0a).map { wholeLine in
      let line = wholeLine.prefix(LineReader.lineLimit)
      return String(
        decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    }
  }

  /// Whether a name ends as dumps' names do.
  static func isNamedAsDump(_ name: String) -> Bool {
    var parts = name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    if let last = parts.last, ["gz", "zst", "xz"].contains(last) { parts.removeLast() }
    return parts.count > 1 && ["dmp", "mdmp", "minidump", "microdump"].contains(parts.last)
  }
}
