/// How long a process had lived.
public enum ProcessUptime {
  /// Whole seconds from the start of the process to the dump, both in seconds since 1970; 0 when
  /// a clock was set back between them.
  public static func seconds(dumpTime: UInt32, startTime: UInt32) -> UInt64 {
    dumpTime > startTime ? UInt64(dumpTime - startTime) : 0
  }
}
