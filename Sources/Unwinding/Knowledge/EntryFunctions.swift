/// The functions that nothing calls: the kernel enters them, or memory that was laid out by hand
/// "returns" to them. A stack has nothing beyond them.
public enum EntryFunctions {
  /// Whether a stack ends at the function called `name`.
  ///
  /// - Parameters:
  ///   - name: As a symbol file gives it: with or without parameters, version or decoration.
  ///   - system: Where the function runs. A few names mean something on one system only.
  ///   - isPublicSymbol: Whether only the name and the address are known, as of assembly. The
  ///     entry of threads on some CPUs is called what many a program calls a C function.
  public static func ends(
    at name: String, on system: UnwindTarget.System = .other, isPublicSymbol: Bool = true
  ) -> Bool {
    let name = FunctionName(name)
    guard !name.isLinkageStub, tables(for: system).contains(where: { $0.contains(name.text) })
    else { return false }
    let isAmbiguous = assemblyLabels.contains(name.text)
    return !isAmbiguous || isPublicSymbol && !name.hasParameters
  }

  /// Whether a stack ends at `name` even where that is the function that was running.
  ///
  /// Of the others a thread other than the new one runs the first half, for its caller.
  static func endsAtContext(at name: String) -> Bool {
    !startedByCallers.contains(FunctionName(name).text)
  }

  /// Whether only an entry function calls `name`, so that a caller without a name is one.
  static func isCalledByEntry(_ name: String) -> Bool {
    calledByEntries.contains(FunctionName(name).text)
  }
}

extension EntryFunctions {
  private static func tables(for system: UnwindTarget.System) -> [Set<Substring>] {
    switch system {
    case .linux: linuxTables
    case .windows: windowsTables
    case .apple: appleTables
    case .other: allTables
    }
  }

  private static let linuxTables = [anywhere, linux]
  private static let windowsTables = [anywhere, windows]
  private static let appleTables = [anywhere, apple]
  private static let allTables = [anywhere, linux, windows]

  /// Stacks that a program lays out for itself: Go's goroutines, Boost's fibers. And the threads of
  /// Solaris.
  private static let anywhere: Set<Substring> = [
    "make_fcontext", "runtime.goexit", "runtime.rt0_go", "_lwp_start",
  ]

  /// Processes, threads and contexts of glibc, musl and bionic. `__libc_start_main` is not among
  /// them: `_start` called it.
  private static let linux: Set<Substring> = [
    "_start", "__start", "_dl_start_user", "_dlstart",
    "clone", "__clone", "clone3", "__clone3", "__bionic_clone",
    "thread_start", "__thread_start", "__start_thread",
    "__start_context", "__startcontext",
  ]

  /// `BaseThreadInitThunk` is not among them, nor 32-bit `__RtlUserThreadStart`, which
  /// `_RtlUserThreadStart` calls. `Base…Start` are those of Windows XP.
  private static let windows: Set<Substring> = [
    "RtlUserThreadStart", "_RtlUserThreadStart", "RtlUserFiberStart", "BaseFiberStart",
    "BaseThreadStart", "BaseProcessStart", "LdrInitializeThunk",
  ]

  /// Some dumpers leave the underscore that the linker puts before every C name.
  private static let apple: Set<Substring> = [
    "start", "_start", "_dyld_start", "__dyld_start",
    "thread_start", "_thread_start", "start_wqthread", "_start_wqthread",
  ]

  /// A label in glibc's `clone` on AArch64 and in Apple's libpthread; in the manual's example of
  /// `pthread_create` the start routine bears the same name.
  private static let assemblyLabels: Set<Substring> = ["thread_start"]

  private static let startedByCallers: Set<Substring> = [
    "clone", "__clone", "clone3", "__clone3", "__bionic_clone", "make_fcontext",
  ]

  private static let calledByEntries: Set<Substring> = [
    // glibc; `_dl_start` while the dynamic linker runs
    "__libc_start_main", "__libc_start_main_impl", "generic_start_main", "start_thread",
    "_dl_start",
    // musl
    "_start_c", "libc_start_main_stage2", "_dlstart_c",
    // bionic
    "_start_main", "__libc_init", "__pthread_start",
    // Apple
    "_pthread_start", "_pthread_wqthread", "_pthread_body",
    // Windows
    "BaseThreadInitThunk", "__RtlUserThreadStart",
  ]
}
