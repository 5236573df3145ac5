public import Bytes
public import MinidumpFormat

/// What the dynamic linker knows: Breakpad's MDRawDebug32 and MDRawDebug64.
///
/// Its records lie in one of three ways; see ``Layout``.
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
  /// Which records the stream is made of.
  public let layout: Layout
  public let problems: [MinidumpError]

  private let maps: ByteView
  private let dump: Minidump
  /// How many libraries there are in the file.
  public let count: Int

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    let layout = Layout(of: view, in: dump)
    let head = try Self.header(view, layout, dump.byteOrder)
    version = head.version
    breakpoint = head.breakpoint
    linkerBase = head.linkerBase
    dynamic = head.dynamic
    dynamicSection = view.clampedSlice(at: UInt64(layout.headerByteCount))
    maps = dump.view.clampedSlice(at: UInt64(head.mapOffset))
    let fitting = maps.byteCount / layout.mapByteCount
    count = Swift.min(Int(head.count), fitting)
    problems =
      count == Int(head.count)
      ? []
      : [
        MinidumpError(
          "Linux DSO debug", "claims \(head.count) libraries, only \(fitting) are in the file",
          at: view.fileOffset)
      ]
    self.layout = layout
    self.dump = dump
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  public subscript(position: Int) -> Minidump.LinkMap {
    let offset = position &* layout.mapByteCount
    let order = dump.byteOrder
    switch layout {
    case .bits32:
      let map = (try? maps.record(LinuxLinkMap32Record.self, at: offset, order)) ?? .init()
      return link(UInt64(map.address), map.nameOffset, UInt64(map.dynamic))
    case .bits64:
      let map = (try? maps.record(LinuxLinkMap64Record.self, at: offset, order)) ?? .init()
      return link(map.address, map.nameOffset, map.dynamic)
    case .bits64Packed:
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
