import Glibc

/// What this process has used so far.
public enum ResourceUse {
  /// The most memory that was resident at a time, in bytes; 0 when the system does not tell.
  ///
  /// `getrusage(2)`, `ru_maxrss`: pages of mapped files that were touched count.
  public static var peakResidentByteCount: Int {
    var usage = rusage()
    guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    return Int(clamping: usage.ru_maxrss).multipliedReportingOverflow(by: 1024).partialValue
  }
}
