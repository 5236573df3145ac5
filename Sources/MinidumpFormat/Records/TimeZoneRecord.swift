public import Bytes

/// A point in time in parts: SYSTEMTIME, 16 bytes.
public struct SystemTimeRecord: Record {
  /// 0 in a time zone's rule that holds every year.
  public var year: UInt16 = 0
  /// From 1; 0 for no date at all.
  public var month: UInt16 = 0
  /// 0 is Sunday.
  public var dayOfWeek: UInt16 = 0
  /// From 1; in a rule that holds every year, which ``dayOfWeek`` of the month, 5 being the last.
  public var day: UInt16 = 0
  /// 0 to 23.
  public var hour: UInt16 = 0
  /// 0 to 59.
  public var minute: UInt16 = 0
  /// 0 to 59.
  public var second: UInt16 = 0
  /// 0 to 999.
  public var milliseconds: UInt16 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&year)
    visitor.visit(&month)
    visitor.visit(&dayOfWeek)
    visitor.visit(&day)
    visitor.visit(&hour)
    visitor.visit(&minute)
    visitor.visit(&second)
    visitor.visit(&milliseconds)
  }
}

/// The time zone of the machine: TIME_ZONE_INFORMATION, 172 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/timezoneapi/ns-timezoneapi-time_zone_information>
public struct TimeZoneRecord: Record {
  /// Minutes: UTC = local time + bias.
  public var bias: Int32 = 0
  /// UTF-16, ended by a zero.
  public var standardName = FixedArray<32, UInt16>(repeating: 0)
  /// When daylight saving time ends, in local time.
  public var standardDate = SystemTimeRecord()
  /// Minutes added to ``bias`` in standard time: 0 as a rule.
  public var standardBias: Int32 = 0
  /// UTF-16, ended by a zero.
  public var daylightName = FixedArray<32, UInt16>(repeating: 0)
  /// When daylight saving time begins, in local time.
  public var daylightDate = SystemTimeRecord()
  /// Minutes added to ``bias`` in daylight saving time: -60 as a rule.
  public var daylightBias: Int32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&bias)
    visitor.visit(&standardName)
    visitor.visit(&standardDate)
    visitor.visit(&standardBias)
    visitor.visit(&daylightName)
    visitor.visit(&daylightDate)
    visitor.visit(&daylightBias)
  }
}
