public import Bytes

/// What Crashpad adds: MinidumpCrashpadInfo as far as every version has it, 52 bytes.
///
/// <https://chromium.googlesource.com/crashpad/crashpad/+/main/minidump/minidump_extensions.h>
public struct CrashpadInfoRecord: Record {
  /// 1
  public var version: UInt32 = 0
  /// What Crashpad's database calls the report.
  public var reportID = GUIDRecord()
  /// What Crashpad calls the installation.
  public var clientID = GUIDRecord()
  /// A count and that many ``CrashpadDictionaryEntryRecord``s.
  public var simpleAnnotations = Location()
  /// A count and that many ``CrashpadModuleLinkRecord``s.
  public var moduleList = Location()

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&version)
    visitor.visit(&reportID)
    visitor.visit(&clientID)
    visitor.visit(&simpleAnnotations)
    visitor.visit(&moduleList)
  }
}

/// MinidumpCrashpadInfo of newer writers, 64 bytes.
public struct CrashpadInfoWithMaskRecord: Record {
  /// What every version has.
  public var info = CrashpadInfoRecord()
  /// Means nothing.
  public var reserved: UInt32 = 0
  /// The bits of an address that are not part of it: pointer authentication and tags.
  public var addressMask: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&info)
    visitor.visit(&reserved)
    visitor.visit(&addressMask)
  }
}

/// Which module a piece of information is about: MinidumpModuleCrashpadInfoLink, 12 bytes.
public struct CrashpadModuleLinkRecord: Record {
  /// In the module list.
  public var moduleIndex: UInt32 = 0
  /// Of a ``CrashpadModuleInfoRecord``.
  public var location = Location()

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&moduleIndex)
    visitor.visit(&location)
  }
}

/// What a module says of itself: MinidumpModuleCrashpadInfo, 28 bytes.
public struct CrashpadModuleInfoRecord: Record {
  /// 1
  public var version: UInt32 = 0
  /// A count and that many offsets of UTF-8 strings.
  public var listAnnotations = Location()
  /// A count and that many ``CrashpadDictionaryEntryRecord``s.
  public var simpleAnnotations = Location()
  /// A count and that many ``CrashpadAnnotationRecord``s.
  public var annotationObjects = Location()

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&version)
    visitor.visit(&listAnnotations)
    visitor.visit(&simpleAnnotations)
    visitor.visit(&annotationObjects)
  }
}

/// A key and its value: MinidumpSimpleStringDictionaryEntry, 8 bytes.
public struct CrashpadDictionaryEntryRecord: Record {
  /// Where a UTF-8 string lies in the file.
  public var keyOffset: UInt32 = 0
  /// Where a UTF-8 string lies in the file.
  public var valueOffset: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&keyOffset)
    visitor.visit(&valueOffset)
  }
}

/// A named value: MinidumpAnnotation, 12 bytes.
public struct CrashpadAnnotationRecord: Record {
  /// Where a UTF-8 string lies in the file.
  public var nameOffset: UInt32 = 0
  /// 1: the value is text; from 0x8000 on: the application's own.
  public var type: UInt16 = 0
  /// Means nothing.
  public var reserved: UInt16 = 0
  /// Where a byte array (its length, its bytes) lies in the file.
  public var valueOffset: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&nameOffset)
    visitor.visit(&type)
    visitor.visit(&reserved)
    visitor.visit(&valueOffset)
  }
}
