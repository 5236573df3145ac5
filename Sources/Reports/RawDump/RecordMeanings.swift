import MinidumpFormat

// What the fields of records stand for, where a number alone does not say it.

extension HeaderRecord: MeaningfulRecord {
  static let meanings: [String: FieldMeaning] = [
    "timestamp": .seconds, "flags": .flags(MinidumpTypeFlags.names),
  ]
}

extension ModuleRecord: MeaningfulRecord {
  static let meanings: [String: FieldMeaning] = ["timestamp": .seconds, "nameOffset": .string]
}

extension UnloadedModuleRecord: MeaningfulRecord {
  static let meanings: [String: FieldMeaning] = ["timestamp": .seconds, "nameOffset": .string]
}

extension ThreadNameRecord: MeaningfulRecord {
  static let meanings: [String: FieldMeaning] = ["nameOffset": .string]
}

extension HandleRecord: MeaningfulRecord {
  static let meanings: [String: FieldMeaning] = [
    "typeNameOffset": .string, "objectNameOffset": .string,
  ]
}

extension ThreadInfoRecord: MeaningfulRecord {
  static let meanings: [String: FieldMeaning] = [
    "createTime": .fileTime, "exitTime": .fileTime, "kernelTime": .duration,
    "userTime": .duration,
  ]
}

extension CodeViewPDB20Record: MeaningfulRecord {
  static let meanings: [String: FieldMeaning] = ["timestamp": .seconds]
}

extension SystemInfoRecord: MeaningfulRecord {
  static let meanings: [String: FieldMeaning] = [
    "servicePackOffset": .string,
    "productType": .names([
      1: "VER_NT_WORKSTATION", 2: "VER_NT_DOMAIN_CONTROLLER", 3: "VER_NT_SERVER",
    ]),
  ]
}

extension MiscInfo1Record: MeaningfulRecord {
  static let meanings: [String: FieldMeaning] = ["createTime": .seconds]
}

extension MiscInfo3Record: MeaningfulRecord {
  static let meanings: [String: FieldMeaning] = [
    "timeZoneID": .names([
      0: "TIME_ZONE_ID_UNKNOWN", 1: "TIME_ZONE_ID_STANDARD", 2: "TIME_ZONE_ID_DAYLIGHT",
    ])
  ]
}

extension MiscInfo4Record: MeaningfulRecord {
  static let meanings: [String: FieldMeaning] = [
    "buildString": .text, "debuggerBuildString": .text,
  ]
}

extension TimeZoneRecord: MeaningfulRecord {
  static let meanings: [String: FieldMeaning] = ["standardName": .text, "daylightName": .text]
}

extension AssertionInfoRecord: MeaningfulRecord {
  static let meanings: [String: FieldMeaning] = [
    "expression": .text, "function": .text, "file": .text,
    "type": .names([
      1: "MD_ASSERTION_INFO_TYPE_INVALID_PARAMETER",
      2: "MD_ASSERTION_INFO_TYPE_PURE_VIRTUAL_CALL",
    ]),
  ]
}

extension CrashpadDictionaryEntryRecord: MeaningfulRecord {
  static let meanings: [String: FieldMeaning] = [
    "keyOffset": .utf8String, "valueOffset": .utf8String,
  ]
}

extension CrashpadAnnotationRecord: MeaningfulRecord {
  static let meanings: [String: FieldMeaning] = [
    "nameOffset": .utf8String, "valueOffset": .byteArray,
    "type": .names([0: "invalid", 1: "string"]),
  ]
}

extension MacBootArgumentsRecord: MeaningfulRecord {
  static let meanings: [String: FieldMeaning] = ["offset": .string]
}

extension LinuxLinkMap32Record: MeaningfulRecord {
  static let meanings: [String: FieldMeaning] = ["nameOffset": .string]
}

extension LinuxLinkMap64Record: MeaningfulRecord {
  static let meanings: [String: FieldMeaning] = ["nameOffset": .string]
}

extension LinuxLinkMap64PackedRecord: MeaningfulRecord {
  static let meanings: [String: FieldMeaning] = ["nameOffset": .string]
}

extension GUIDRecord: SpokenRecord {
  /// "4e9ad1da-6b1e-4b5a-9c2d-0123456789ab"
  var words: String? {
    let digits = Array(bytes.hexadecimalDigits)
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
      .joined(separator: "-")
  }
}

/// MINIDUMP_TYPE: what a dump's writer was asked to put in.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ne-minidumpapiset-minidump_type>
enum MinidumpTypeFlags {
  static let names: [(bits: UInt64, name: String)] = [
    "MiniDumpWithDataSegs", "MiniDumpWithFullMemory", "MiniDumpWithHandleData",
    "MiniDumpFilterMemory", "MiniDumpScanMemory", "MiniDumpWithUnloadedModules",
    "MiniDumpWithIndirectlyReferencedMemory", "MiniDumpFilterModulePaths",
    "MiniDumpWithProcessThreadData", "MiniDumpWithPrivateReadWriteMemory",
    "MiniDumpWithoutOptionalData", "MiniDumpWithFullMemoryInfo", "MiniDumpWithThreadInfo",
    "MiniDumpWithCodeSegs", "MiniDumpWithoutAuxiliaryState", "MiniDumpWithFullAuxiliaryState",
    "MiniDumpWithPrivateWriteCopyMemory", "MiniDumpIgnoreInaccessibleMemory",
    "MiniDumpWithTokenInformation", "MiniDumpWithModuleHeaders", "MiniDumpFilterTriage",
    "MiniDumpWithAvxXStateContext", "MiniDumpWithIptTrace",
    "MiniDumpScanInaccessiblePartialPages", "MiniDumpFilterWriteCombinedMemory",
  ].enumerated().map { (bits: 1 << UInt64($0.offset), name: $0.element) }
}
