/// A line of `/proc/self/limits`.
public struct ProcessLimit: Hashable, Sendable {
  /// What a limit is set to.
  public enum Value: Hashable, Sendable {
    case unlimited
    /// So many of ``ProcessLimit/unit``.
    case number(UInt64)
    /// Neither a number nor `unlimited`.
    case unreadable
  }

  /// As the kernel writes it: "Max open files".
  public var name: String
  /// The limit in force.
  public var soft: Value
  /// How far the process itself may raise it.
  public var hard: Value
  /// "bytes", "files"; empty where the line has none.
  public var unit: String

  public init(name: String, soft: Value, hard: Value, unit: String) {
    self.name = name
    self.soft = soft
    self.hard = hard
    self.unit = unit
  }
}
