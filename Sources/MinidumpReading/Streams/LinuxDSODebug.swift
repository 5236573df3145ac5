public import Bytes
public import MinidumpFormat

/// What the dynamic linker knows: Breakpad's MDRawDebug32 and MDRawDebug64.
///
/// The 64-bit form lies in two ways: with the gaps C compilers make (Breakpad), and without
/// (minidump-writer, sentry-native). They are told apart by whether the addresses make sense.
public struct LinuxDSODebug: MinidumpStream, RandomAccessCollection {
  public static let type = StreamType.linuxDSODebug

  /// Of `struct r_debug`.
  public let version: UInt32
  /// Address of the function the linker calls when libraries come and go.
  public let breakpoint: UInt64
  /// Address the dynamic linker is loaded at.
  public let linkerBase: UInt64
  /// Address of the program's `.dynamic`.
  public let dynamic: UInt64
  /// A copy of the program's `.dynamic`.
  public let dynamicSection: ByteView
  public let problems: [MinidumpError]

  /// Which records the stream is made of.
  public let form: Form
  private let maps: ByteView
  private let dump: Minidump
  /// How many libraries there are in the file.
  public let count: Int

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    let form = Form(of: view, in: dump)
    let head = try Self.header(view, form, dump.byteOrder)
    version = head.version
    breakpoint = head.breakpoint
    linkerBase = head.linkerBase
    dynamic = head.dynamic
    dynamicSection = view.clampedSlice(at: UInt64(form.headerByteCount))
    maps = dump.view.clampedSlice(at: UInt64(head.mapOffset))
    let fitting = maps.byteCount / form.mapByteCount
    count = Swift.min(Int(head.count), fitting)
    problems =
      count == Int(head.count)
      ? []
      : [
        MinidumpError(
          "Linux DSO debug", "claims \(head.count) libraries, only \(fitting) are in the file",
          at: view.fileOffset)
      ]
    self.form = form
    self.dump = dump
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  public subscript(position: Int) -> Minidump.LinkMap {
    let offset = position &* form.mapByteCount
    let order = dump.byteOrder
    switch form {
    case .narrow:
      let map = (try? maps.record(LinuxLinkMap32Record.self, at: offset, order)) ?? .init()
      return link(UInt64(map.address), map.nameOffset, UInt64(map.dynamic))
    case .aligned:
      let map = (try? maps.record(LinuxLinkMap64Record.self, at: offset, order)) ?? .init()
      return link(map.address, map.nameOffset, map.dynamic)
    case .packed:
      let map = (try? maps.record(LinuxLinkMap64PackedRecord.self, at: offset, order)) ?? .init()
      return link(map.address, map.nameOffset, map.dynamic)
    }
  }

  private func link(_ address: UInt64, _ nameOffset: UInt32, _ dynamic: UInt64)
    -> Minidump.LinkMap
  {
    Minidump.LinkMap(
      address: address, name: dump.optionalString(at: nameOffset) ?? "", dynamic: dynamic)
  }
}

extension Minidump {
  /// A library the dynamic linker has loaded.
  public struct LinkMap: Hashable, Sendable {
    /// What to add to addresses of the library's file.
    public var address: UInt64
    /// The library's path; empty for the program itself.
    public var name: String
    /// Address of the library's `.dynamic`.
    public var dynamic: UInt64
  }
}

extension LinuxDSODebug {
  /// Which records a stream is made of.
  public enum Form: Sendable, Hashable {
    /// ``LinuxDSODebug32Record`` and ``LinuxLinkMap32Record``.
    case narrow
    /// ``LinuxDSODebug64Record`` and ``LinuxLinkMap64Record``.
    case aligned
    /// ``LinuxDSODebug64PackedRecord`` and ``LinuxLinkMap64PackedRecord``.
    case packed

    init(of view: ByteView, in dump: Minidump) {
      let aligned: LinuxDSODebug64Record? = try? view.record(at: 0, dump.byteOrder)
      if dump.isFor32Bits {
        self = .narrow
      } else if let aligned, Self.isPlausible(aligned) {
        self = .aligned
      } else {
        self = .packed
      }
    }

    /// In a packed record, this one's linker base is made of halves of two addresses.
    private static func isPlausible(_ record: LinuxDSODebug64Record) -> Bool {
      record.linkerBase & 0xfff == 0
        && [record.breakpoint, record.linkerBase, record.dynamic].allSatisfy { $0 >> 56 == 0 }
    }

    var headerByteCount: Int {
      switch self {
      case .narrow: LinuxDSODebug32Record.byteCount
      case .aligned: LinuxDSODebug64Record.byteCount
      case .packed: LinuxDSODebug64PackedRecord.byteCount
      }
    }

    var mapByteCount: Int {
      switch self {
      case .narrow: LinuxLinkMap32Record.byteCount
      case .aligned: LinuxLinkMap64Record.byteCount
      case .packed: LinuxLinkMap64PackedRecord.byteCount
      }
    }
  }

  /// The header of any form, with its numbers widened.
  private static func header(
    _ view: ByteView, _ form: Form, _ order: ByteOrder
  ) throws(MinidumpError) -> LinuxDSODebug64Record {
    var wide = LinuxDSODebug64Record()
    switch form {
    case .narrow:
      let head: LinuxDSODebug32Record = try head(view, "Linux DSO debug", order)
      (wide.version, wide.mapOffset, wide.count) = (head.version, head.mapOffset, head.count)
      wide.breakpoint = UInt64(head.breakpoint)
      wide.linkerBase = UInt64(head.linkerBase)
      wide.dynamic = UInt64(head.dynamic)
    case .aligned:
      wide = try head(view, "Linux DSO debug", order)
    case .packed:
      let head: LinuxDSODebug64PackedRecord = try head(view, "Linux DSO debug", order)
      (wide.version, wide.mapOffset, wide.count) = (head.version, head.mapOffset, head.count)
      wide.breakpoint = head.breakpoint
      wide.linkerBase = head.linkerBase
      wide.dynamic = head.dynamic
    }
    return wide
  }
}
