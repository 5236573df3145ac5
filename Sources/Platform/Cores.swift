#if canImport(Glibc)
  import Glibc
#endif

/// The processors of the machine.
package enum Cores {
  /// How many there are to run on.
  package static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
