/// Functions of the C library have several names, and symbols tell one or another of them: `__poll`
/// and `__GI___poll` are `poll`, and `__memset_avx512_unaligned_erms` is what `memset` is on a certain
/// CPU. Crashes of one cause shall not differ by them.
enum LibraryFunctionName {
  /// The name that programs call a function of the C library by; others stay as they are.
  static func usual(_ name: [UInt8]) -> [UInt8] {
    guard name.first == underscore, !name.contains(UInt8(ascii: ":")) else { return name }
    var stem = name[...]
    for prefix in prefixes where starts(stem, with: prefix) {
      stem = stem.dropFirst(prefix.utf8CodeUnitCount)
    }
    let bare = stem.drop { $0 == underscore }
    if let function = variant(of: bare) { return function }
    return usuallyCalled.contains(String(decoding: bare, as: UTF8.self)) ? Array(bare) : name
  }

  private static let underscore = UInt8(ascii: "_")

  /// What the library calls functions for itself, and the kernel those it lends to programs.
  private static let prefixes: [StaticString] = ["__GI_", "__vdso_", "__kernel_", "__libc_"]

  /// `memset` of `memset_avx2_unaligned`; nil for other names.
  private static func variant(of name: ArraySlice<UInt8>) -> [UInt8]? {
    guard let end = name.firstIndex(of: underscore) else { return nil }
    let (function, mark) = (name[..<end], name[(end + 1)...])
    guard tunedFamilies.contains(where: { starts(function, with: $0) }),
      marks.contains(where: { starts(mark, with: $0) })
    else { return nil }
    return Array(function)
  }

  private static func starts(_ name: ArraySlice<UInt8>, with text: StaticString) -> Bool {
    text.withUTF8Buffer { unsafe name.starts(with: $0) }
  }

  /// What there are versions of for certain CPUs.
  private static let tunedFamilies: [StaticString] = [
    "mem", "str", "wmem", "wcs", "rawmem", "stpcpy",
  ]

  /// How names of such versions go on, behind an underscore.
  private static let marks: [StaticString] = [
    "sse", "ssse", "avx", "evex", "erms", "ia32", "i586", "i686", "neon", "vfp", "arm", "generic",
    "thunderx", "falkor", "kunpeng", "a64fx", "sve", "mte", "mops", "asimd", "nosimd", "emag",
    "oryon", "unaligned", "power", "ppc", "z900", "z13", "rtm",
  ]

  /// Functions that debug information or symbols call by a name with underscores.
  private static let usuallyCalled: Set<String> = [
    "accept", "accept4", "access", "calloc", "clock_gettime", "clock_getres", "clock_nanosleep",
    "clone", "clone3", "close", "connect", "dup", "dup2", "epoll_pwait", "epoll_wait", "execve",
    "fcntl", "fcntl64", "flock", "fork", "free", "fsync", "getcpu", "getpid", "getrandom",
    "gettimeofday", "ioctl", "lseek", "lseek64", "madvise", "malloc", "memalign", "mmap", "mmap64",
    "mprotect", "mremap", "munmap", "nanosleep", "open", "open64", "openat", "openat64", "pause",
    "poll", "ppoll", "prctl", "pread", "pread64", "preadv", "pselect", "pthread_clockjoin_ex",
    "pthread_cond_broadcast", "pthread_cond_clockwait", "pthread_cond_signal",
    "pthread_cond_timedwait", "pthread_cond_wait", "pthread_create", "pthread_join",
    "pthread_mutex_lock", "pthread_mutex_trylock", "pthread_mutex_unlock", "pthread_once",
    "pthread_rwlock_rdlock", "pthread_rwlock_unlock", "pthread_rwlock_wrlock",
    "pthread_timedjoin_np",
    "pwrite", "pwrite64", "pwritev", "read", "readv", "realloc", "recv", "recvfrom", "recvmmsg",
    "recvmsg", "sched_yield", "select", "sem_post", "sem_timedwait", "sem_wait", "send", "sendfile",
    "sendmsg", "sendto", "sigsuspend", "sigtimedwait", "sigwait", "sigwaitinfo", "sleep", "socket",
    "time", "usleep", "vfork", "wait", "wait4", "waitid", "waitpid", "write", "writev",
  ]
}

/// Names of modules without the parts that change with versions nobody asked for.
enum LibraryModuleName {
  /// "libstdc++.so.6" of "libstdc++.so.6.0.30", "libpthread.so" of "libpthread-2.19.so".
  static func usual(_ name: [UInt8]) -> [UInt8] {
    let ending = Array(".so".utf8)
    guard
      let start = name.indices.last(where: { name[$0...].starts(with: ending) }), start > 0
    else { return name }
    let version = name[(start + ending.count)...]
    let major = version.first == dot ? version.dropFirst().prefix(while: \.isDigit) : []
    guard version.allSatisfy(isPart) else { return name }
    return withoutVersion(name[..<start]) + ending + (major.isEmpty ? [] : [dot] + major)
  }

  private static let dot = UInt8(ascii: ".")

  /// "libc" of "libc-2.31", as glibc names its files; the numbers of others tell interfaces apart.
  private static func withoutVersion(_ stem: ArraySlice<UInt8>) -> [UInt8] {
    guard let dash = stem.lastIndex(of: UInt8(ascii: "-")), stem[(dash + 1)...].allSatisfy(isPart),
      partsOfGlibc.contains(String(decoding: stem[..<dash], as: UTF8.self))
    else { return Array(stem) }
    return Array(stem[..<dash])
  }

  private static func isPart(ofVersion byte: UInt8) -> Bool { byte == dot || byte.isDigit }

  private static let partsOfGlibc: Set<String> = [
    "ld", "libanl", "libc", "libdl", "libm", "libmvec", "libnsl", "libpthread", "libresolv",
    "librt", "libthread_db", "libutil",
  ]
}
