/// Pieces that several dumps of these tests are made of.
public enum Examples {
  /// CV_INFO_PDB70: "lib.pdb", age 3.
  public static func pdb70(_ empty: ByteAssembler, name: String = "lib.pdb\0") -> [UInt8] {
    var laid = empty
    laid.u32(0x5344_5352)  // RSDS
    laid.u32(0x0011_2233)
    laid.u16(0x4455)
    laid.u16(0x6677)
    laid.raw(0x88...0x8f)
    laid.u32(3)  // Age
    laid.raw(name.utf8)
    return laid.bytes
  }

  /// MDCVInfoELF with a build id of 20 bytes.
  public static func buildID(_ empty: ByteAssembler) -> [UInt8] {
    var laid = empty
    laid.u32(0x4270_454c)  // BpEL
    laid.raw(1...20)
    return laid.bytes
  }

  /// VS_FIXEDFILEINFO that begins 1.2.3.4 on Windows.
  public static let version: [UInt32] = [0xfeef_04bd, 0x1_0000, 0x1_0002, 0x3_0004, 5, 6]

  /// MinidumpSimpleStringDictionary.
  public static func dictionary(
    _ pairs: KeyValuePairs<String, String>, in dump: inout SyntheticDump
  ) -> SyntheticDump.Place {
    var laid = dump.assembler
    laid.u32(UInt32(pairs.count))
    for (key, value) in pairs {
      laid.u32(UInt32(dump.utf8String(key).offset))
      laid.u32(UInt32(dump.utf8String(value).offset))
    }
    return dump.place(laid.bytes)
  }

  /// MinidumpModuleCrashpadInfo with one annotation of each kind.
  public static func crashpadModule(in dump: inout SyntheticDump) -> SyntheticDump.Place {
    var list = dump.assembler
    list.u32(1)
    list.u32(UInt32(dump.utf8String("listed").offset))
    let listed = dump.place(list.bytes)
    let simple = dictionary(["key": "value"], in: &dump)
    let value = dump.utf8String("text")
    var objects = dump.assembler
    objects.u32(1)
    objects.u32(UInt32(dump.utf8String("name").offset))
    objects.u16(1)  // type: string
    objects.u16(0)
    objects.u32(UInt32(value.offset))
    let annotated = dump.place(objects.bytes)
    var laid = dump.assembler
    laid.u32(1)  // version
    laid.location(listed)
    laid.location(simple)
    laid.location(annotated)
    return dump.place(laid.bytes)
  }

  /// MinidumpCrashpadInfo, 52 bytes or with a mask 64.
  public static func crashpadInfo(
    _ empty: ByteAssembler, _ annotations: SyntheticDump.Place, _ modules: SyntheticDump.Place,
    mask: UInt64? = nil
  ) -> [UInt8] {
    var laid = empty
    laid.u32(1)  // version
    laid.raw(0x10...0x1f)  // report_id
    laid.raw(0x20...0x2f)  // client_id
    laid.location(annotations)
    laid.location(modules)
    if let mask {
      laid.u32(0)
      laid.u64(mask)
    }
    return laid.bytes
  }
}
