public import Bytes
public import Platform
public import Processing

/// A dump as somebody gives it: a minidump, or a microdump in a log, as it is or inside compressed
/// files and bodies of uploads.
///
/// ```swift
/// let input = try DumpInput.open("crash.dmp.gz")
/// let state = try await DumpProcessor().process(input)
/// ```
///
/// What is damaged or cut short is read as far as it goes: see ``problems``.
public struct DumpInput: Sendable {
  /// The bytes of a minidump; of a microdump, those of the minidump that says the same.
  public let minidump: ByteView
  /// What ``minidump`` was before.
  public let format: Format
  /// What the dump was taken out of, from the outside in.
  public let containers: [Container]
  /// What came with the dump: the fields of an upload's form, then what else a microdump's lines say.
  public let fields: [Field]
  /// What could not be read, and what it cost.
  public let problems: [Diagnostic]
  /// Whether a compressed file holds more than could be read of it.
  public let isCutShort: Bool

  /// Finds the dump in bytes that are there already.
  ///
  /// - Parameters:
  ///   - name: the file's path, for the sentences of errors.
  ///   - limits: how much the outermost file may become in all.
  public init(
    _ view: ByteView, named name: String, limits: CompressedFile.Limits = .init()
  ) throws(DumpInputError) {
    var unwrapping = Unwrapping(of: view, named: name, limits: limits)
    minidump = try unwrapping.minidump()
    format = unwrapping.format
    containers = unwrapping.containers
    fields = unwrapping.fields
    problems = unwrapping.problems
    isCutShort = unwrapping.isCutShort
  }

  /// Opens the dump at a path.
  public static func open(
    _ path: String, limits: CompressedFile.Limits = .init()
  ) throws(DumpInputError) -> DumpInput {
    let view: ByteView
    do throws(FileError) {
      view = try MappedFile.view(ofFile: path, wanted: wanted)
    } catch {
      throw .file(error)
    }
    return try DumpInput(view, named: path, limits: limits)
  }

  /// Reads a dump from a file descriptor, which stays open.
  ///
  /// - Parameter name: what it is called in errors: "standard input".
  public static func read(
    _ descriptor: Int32, named name: String, limits: CompressedFile.Limits = .init()
  ) throws(DumpInputError) -> DumpInput {
    let view: ByteView
    do throws(FileError) {
      view = try MappedFile.view(of: descriptor, named: name, wanted: wanted)
    } catch {
      throw .file(error)
    }
    return try DumpInput(view, named: name, limits: limits)
  }

  /// What a dump was before it was one in memory.
  public enum Format: String, Hashable, Sendable {
    case minidump
    /// Breakpad's text: `Docs/Formats/Microdump.md`.
    case microdump
  }

  /// Something that a dump can be taken out of.
  public enum Container: String, Hashable, Sendable {
    case gzip, zstd, xz
    /// The body of an upload, RFC 7578.
    case multipart
  }

  /// A name and a text.
  public struct Field: Hashable, Sendable {
    /// As the form or the microdump calls it.
    public var name: String
    /// The text.
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }
}

/// Why there is no dump.
public enum DumpInputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file could not be read, or not decompressed.
  case file(FileError)
  /// The file was read, and is something else: a sentence about what it is and what to do.
  case noDump(String, byteCount: Int)

  public var description: String {
    switch self {
    case .file(let error) where error.action == "decompress":
      "\(error): get the file again; it was cut off or changed on its way"
    case .file(let error): error.description
    case .noDump(let sentence, _): sentence
    }
  }
}
