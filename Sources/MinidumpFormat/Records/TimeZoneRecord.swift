public import Bytes

/// A point in time in parts: SYSTEMTIME, 16 bytes.
public struct SystemTimeRecord: Record {
  public var year: UInt16 = 0
  public var month: UInt16 = 0
  public var dayOfWeek: UInt16 = 0
  public var day: UInt16 = 0
  public var hour: UInt16 = 0
  public var minute: UInt16 = 0
  public var second: UInt16 = 0
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
  public var standardDate = SystemTimeRecord()
  public var standardBias: Int32 = 0
  /// UTF-16, ended by a zero.
  public var daylightName = FixedArray<32, UInt16>(repeating: 0)
  public var daylightDate = SystemTimeRecord()
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
