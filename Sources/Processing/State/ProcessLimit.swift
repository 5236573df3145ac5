/// A line of `/proc/self/limits`.
public struct ProcessLimit: Hashable, Sendable {
  public enum Value: Hashable, Sendable {
    case unlimited
    case number(UInt64)
    case unreadable
  }

  public var name: String
  public var soft: Value
  public var hard: Value
  public var unit: String

  public init(name: String, soft: Value, hard: Value, unit: String) {
    self.name = name
    self.soft = soft
    self.hard = hard
    self.unit = unit
  }
}
