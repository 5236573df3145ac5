import Bytes

extension ELFFile {
  /// The notes of the file: those of its sections, or without such those of its segments.
  public var notes: some Sequence<ELFNote> {
    let ofSections = sections.lazy.filter { $0.type == .note && $0.isInFile }
      .map { NoteReader(rawContents(of: $0), byteOrder, alignment: $0.alignment) }
    let ofSegments = segments.lazy.filter { $0.type == .note }
      .map { NoteReader(contents(of: $0), byteOrder, alignment: $0.alignment) }
    let places = ofSections.isEmpty ? Array(ofSegments) : Array(ofSections)
    return places.lazy.joined().prefix(Self.noteLimit)
  }

  /// Programs with probes have thousands of notes. Sections may all show the same ones.
  private static let noteLimit = 1 << 16

  /// What tells the file from its other builds: the note `NT_GNU_BUILD_ID`; nil without one.
  public var buildID: [UInt8]? {
    // NT_GNU_BUILD_ID
    let note = notes.first { $0.owner == "GNU" && $0.type == 3 && !$0.contents.isEmpty }
    return note.flatMap { $0.contents.byteCount <= Self.buildIDLimit ? $0.contents.bytes : nil }
  }

  /// Four times a SHA-1; ld takes any number of digits after `--build-id=0x`.
  private static let buildIDLimit = 80
}
