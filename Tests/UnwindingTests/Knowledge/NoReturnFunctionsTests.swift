import Testing

@testable import Unwinding

@Suite struct NoReturnFunctionsTests {
  @Test(arguments: [
    "abort", "_exit", "_Exit", "__GI_abort", "abort@plt", "__assert_fail", "__cxa_throw",
    "_Unwind_Resume", "__stack_chk_fail", "std::terminate()", "_ZSt9terminatev", "longjmp",
    "__GI___longjmp_chk", "std::__throw_length_error(char const*)",
    "_ZSt20__throw_length_errorPKc", "ExitProcess", "_ExitProcess@4", "_CxxThrowException",
    "__CxxThrowException@8", "swift_unexpectedError", "core::panicking::panic_fmt",
    "$ss17_assertionFailure__4file4line5flagss5NeverOs12StaticStringV_SSAHSus6UInt32VtF",
    "-[NSException raise]", "runtime.goPanicIndex", "abort.cold",
  ])
  func `these never return`(name: String) {
    #expect(NoReturnFunctions.names(name))
  }

  @Test(arguments: [
    "main", "exitHandler", "my_abort", "Foo::exit()", "Task::abort(int)", "__cxa_begin_catch",
    "std::__throwing", "raise", "", "_", "runtime.newobject",
  ])
  func `these return`(name: String) {
    #expect(!NoReturnFunctions.names(name))
  }
}
