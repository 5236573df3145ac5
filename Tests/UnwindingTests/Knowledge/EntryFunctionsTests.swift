import Testing

@testable import Unwinding

@Suite struct EntryFunctionsTests {
  @Test(arguments: [
    "_start", "__start", "__clone3", "__GI___clone", "clone", "__thread_start", "__start_thread",
    "_dl_start_user", "__start_context", "runtime.goexit", "runtime.goexit.abi0", "make_fcontext",
    "clone@@GLIBC_2.2.5",
  ])
  func `a stack ends where Linux enters a program or thread`(name: String) {
    #expect(EntryFunctions.ends(at: name, on: .linux))
  }

  @Test(arguments: [
    "main", "__libc_start_main", "__libc_start_main_impl", "__libc_start_call_main",
    "start_thread", "__pthread_start(void*)", "start", "Foo::clone()", "_start_main",
    "std::sys::unix::thread::Thread::new::thread_start", "clone@plt", "",
  ])
  func `a function that others call does not end a stack`(name: String) {
    #expect(!EntryFunctions.ends(at: name, on: .linux))
  }

  @Test func `thread_start ends a stack as a label, not as a program's function`() {
    #expect(EntryFunctions.ends(at: "thread_start", on: .linux, isPublicSymbol: true))
    #expect(!EntryFunctions.ends(at: "thread_start", on: .linux, isPublicSymbol: false))
    #expect(!EntryFunctions.ends(at: "thread_start(void*)", on: .linux, isPublicSymbol: true))
    #expect(
      !EntryFunctions.ends(at: "thread_start<unsigned int (__cdecl*)(void *),1>", on: .windows))
  }

  @Test(arguments: [
    "RtlUserThreadStart", "_RtlUserThreadStart", "__RtlUserThreadStart@8", "RtlUserFiberStart",
    "BaseFiberStart", "BaseProcessStart", "LdrInitializeThunk",
  ])
  func `a stack ends where Windows enters a thread`(name: String) {
    #expect(EntryFunctions.ends(at: name, on: .windows))
  }

  @Test(arguments: [
    "BaseThreadInitThunk", "__RtlUserThreadStart", "___RtlUserThreadStart@8",
    "@BaseThreadInitThunk@12", "start", "thread_start",
  ])
  func `what Windows calls on the way to main does not end a stack`(name: String) {
    #expect(!EntryFunctions.ends(at: name, on: .windows))
  }

  @Test func `start ends a stack on macOS only`() {
    #expect(EntryFunctions.ends(at: "start", on: .apple))
    #expect(EntryFunctions.ends(at: "thread_start", on: .apple))
    #expect(EntryFunctions.ends(at: "start_wqthread", on: .apple))
    #expect(EntryFunctions.ends(at: "_dyld_start", on: .apple))
    #expect(!EntryFunctions.ends(at: "_pthread_start", on: .apple))
    #expect(!EntryFunctions.ends(at: "start", on: .other))
  }

  @Test func `a thread in clone may still be the one that called it`() {
    #expect(!EntryFunctions.endsAtContext(at: "__GI___clone"))
    #expect(!EntryFunctions.endsAtContext(at: "clone3"))
    #expect(EntryFunctions.endsAtContext(at: "_start"))
    #expect(EntryFunctions.endsAtContext(at: "RtlUserThreadStart"))
  }

  @Test func `what entry functions call is known`() {
    #expect(EntryFunctions.isCalledByEntry("__libc_start_main@@GLIBC_2.34"))
    #expect(EntryFunctions.isCalledByEntry("__pthread_start(void*)"))
    #expect(EntryFunctions.isCalledByEntry("BaseThreadInitThunk"))
    #expect(!EntryFunctions.isCalledByEntry("main"))
    #expect(!EntryFunctions.isCalledByEntry("__libc_start_call_main"))
  }
}
