import Glibc

/// CPU time, which other processes do not lengthen as they do time on the clock.
enum Stopwatch {
  /// Nanoseconds this process has computed for while `body` ran.
  static func nanoseconds(of body: () -> Void) -> Double {
    let start = now
    body()
    return now - start
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }

  static func median(_ values: [Double]) -> Double {
    values.sorted()[values.count / 2]
  }
}

func report(_ name: String, _ value: Double) {
  print("\(name)\t\(value)")
}

/// Keeps the optimizer from leaving out what `value` was computed by.
@inline(never)
func use<Value>(_ value: Value) {}
