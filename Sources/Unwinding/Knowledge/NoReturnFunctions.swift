/// The functions that never return, so that the address behind a call of one may be the start of
/// the next function.
public enum NoReturnFunctions {
  /// Whether the function called `name`, as a symbol file gives it, never returns to its caller.
  public static func names(_ name: String) -> Bool {
    let bare = FunctionName(name).text
    return plain.contains(bare.drop { $0 == "_" }) || qualified.contains(bare)
      || prefixes.contains { bare.hasPrefix($0) }
  }

  /// Names of C, without their leading underscores.
  private static let plain: Set<Substring> = [
    // Ends of a process or thread
    "abort", "exit", "Exit", "quick_exit", "pthread_exit", "err", "errx", "verr", "verrx",
    "abort_with_reason", "abort_with_payload", "libc_fatal", "os_crash", "os_assert_crash",
    // Assertions and checks that compilers put in
    "assert_fail", "assert_perror_fail", "assert_rtn", "assert", "assert2", "malloc_assert",
    "stack_chk_fail", "stack_chk_fail_local", "fortify_fail", "chk_fail",
    "ubsan_handle_builtin_unreachable", "ubsan_handle_missing_return", "asan_handle_no_return",
    // Jumps
    "longjmp", "siglongjmp", "longjmp_chk", "libc_longjmp", "libc_siglongjmp",
    // C++
    "cxa_throw", "cxa_rethrow", "cxa_bad_cast", "cxa_bad_typeid",
    "cxa_throw_bad_array_new_length", "cxa_call_unexpected", "cxa_call_terminate",
    "cxa_pure_virtual", "cxa_deleted_virtual", "clang_call_terminate", "Unwind_Resume",
    "Unwind_SjLj_Resume", "ZSt9terminatev", "ZSt10unexpectedv",
    // Windows
    "ExitProcess", "ExitThread", "FatalExit", "FatalAppExitA", "FatalAppExitW",
    "FreeLibraryAndExitThread", "RtlExitUserProcess", "RtlExitUserThread", "RtlRaiseStatus",
    "RaiseException", "RaiseFailFastException", "RtlFailFast", "RtlFailFast2", "fastfail",
    "CxxThrowException", "invoke_watson", "invalid_parameter_noinfo_noreturn", "purecall",
    "report_gsfailure", "report_rangecheckfailure", "report_securityfailure", "terminate",
    "wassert", "NtContinue", "ZwContinue", "RtlRestoreContext",
    // Objective-C
    "objc_exception_throw", "objc_exception_rethrow", "objc_terminate",
    // Swift's runtime
    "swift_unexpectedError", "swift_errorInMain", "swift_abortRetainUnowned",
    "swift_abortDynamicReplacementEnabling", "swift_deletedMethodError",
    "swift_deletedAsyncMethodError", "swift_reportFatalErrorsToDebugger",
    // Rust
    "rust_panic", "rust_begin_unwind", "rust_start_panic", "rust_alloc_error_handler",
    // Programs whose dumps one meets
    "mozalloc_abort", "mozalloc_handle_oom", "MOZ_CrashOOL", "MOZ_CrashPrintf", "NS_ABORT_OOM",
    "V8_Fatal", "qt_assert", "qt_assert_x", "qBadAlloc", "g_assertion_message",
    "g_assertion_message_expr", "Py_FatalErrorFunc", "Py_FatalError", "Py_Exit",
  ]

  /// Names with a scope.
  private static let qualified: Set<Substring> = [
    "std::terminate", "std::unexpected", "std::abort", "std::exit", "std::rethrow_exception",
    "std::__terminate", "std::__glibcxx_assert_fail", "std::__replacement_assert",
    "std::__1::__libcpp_verbose_abort", "std::__libcpp_verbose_abort", "__cxxabiv1::__terminate",
    "__cxxabiv1::__unexpected", "swift::fatalError", "swift::swift_abortRetainOverflow",
    "std::process::abort", "std::process::exit", "std::rt::panic_fmt",
    "alloc::alloc::handle_alloc_error", "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error", "-[NSException raise]", "+[NSException raise:format:]",
    "Swift.fatalError", "Swift._assertionFailure", "Swift._fatalErrorMessage",
    "base::ImmediateCrash", "base::TerminateBecauseOutOfMemory", "v8::base::FatalOOM",
    "v8::internal::V8::FatalProcessOutOfMemory", "node::Abort", "node::OnFatalError",
    "QMessageLogger::fatal", "google::LogMessageFatal::~LogMessageFatal",
    "runtime.throw", "runtime.fatalthrow", "runtime.gopanic", "runtime.fatal",
  ]

  /// Beginnings of names of which each never returns: libstdc++'s and libc++'s `__throw_…`,
  /// mangled or not; what Rust's checks call; Swift's, mangled; Go's checks.
  private static let prefixes: [String] = [
    "std::__throw_", "std::__1::__throw_", "_ZSt16__throw_", "_ZSt17__throw_", "_ZSt19__throw_",
    "_ZSt20__throw_", "_ZSt21__throw_", "_ZSt24__throw_", "_ZSt25__throw_",
    "core::panicking::", "std::panicking::begin_panic", "std::panicking::rust_panic",
    "core::option::unwrap_failed", "core::option::expect_failed", "core::result::unwrap_failed",
    "core::slice::index::slice_", "core::str::slice_error_fail", "core::cell::panic_already_",
    "$ss17_assertionFailure", "$ss18_fatalErrorMessage", "$ss10fatalError",
    "runtime.panic", "runtime.goPanic",
  ]
}
