public import Bytes
public import MinidumpFormat

/// The ELF modules of a program that ran in Wine, those of Wine itself among them; the ordinary list
/// has the PE modules. The stream is laid out as that list is.
public struct WineModuleList: MinidumpStream, RandomAccessCollection {
  public static let type = StreamType.winePrivate

  private let list: ModuleList

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    list = try ModuleList(view, in: dump)
  }

  /// The modules as they lie in the file.
  public var records: RecordList<ModuleRecord> { list.records }
  public var problems: [MinidumpError] { list.problems }
  public var isPlausible: Bool { list.isPlausible }
  public var startIndex: Int { list.startIndex }
  public var endIndex: Int { list.endIndex }

  public subscript(position: Int) -> Minidump.Module { list[position] }
}
