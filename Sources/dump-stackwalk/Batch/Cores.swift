import Glibc

/// The processors of the machine.
enum Cores {
  /// How many there are to run on.
  static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
