import Testing

@testable import Signatures

@Suite struct `Names of libraries` {
  private func name(_ function: String) -> String {
    FrameName(SignatureFrame(number: 0, function: function, module: "libc.so.6")).text
  }

  private func module(_ name: String) -> String {
    FrameName(SignatureFrame(number: 0, module: name)).text
  }

  @Test(
    arguments: [
      ("__poll", "poll"), ("__GI___poll", "poll"), ("poll", "poll"),
      ("__clock_gettime", "clock_gettime"), ("__vdso_clock_gettime", "clock_gettime"),
      ("__kernel_gettimeofday", "gettimeofday"), ("__libc_malloc", "malloc"),
      ("___pthread_mutex_lock", "pthread_mutex_lock"),
      ("__memset_avx512_unaligned_erms", "memset"), ("__strlen_evex", "strlen"),
      ("__strlen_sse2", "strlen"), ("__memmove_avx_unaligned", "memmove"),
      ("__memcpy_generic", "memcpy"), ("__strcasecmp_l_avx2", "__strcasecmp_l_avx2"),
    ])
  func `functions of the C library are called as programs call them`(
    _ symbol: String, _ usual: String
  ) {
    #expect(name(symbol) == usual)
  }

  @Test(
    arguments: [
      "__stack_chk_fail", "__libc_start_main", "__kernel_vsyscall", "__libc_message", "_start",
      "__my_memory_avx", "memory_avx2", "__assert_fail",
    ])
  func `other names keep their underscores`(_ symbol: String) {
    #expect(name(symbol) == symbol)
  }

  @Test(
    arguments: [
      ("libpthread-2.19.so", "libpthread.so"), ("libc-2.31.so", "libc.so"),
      ("libstdc++.so.6.0.30", "libstdc++.so.6"), ("libc.so.6", "libc.so.6"),
      ("libglib-2.0.so.0.7400.6", "libglib-2.0.so.0"), ("libfoo.so", "libfoo.so"),
      ("crash.exe", "crash.exe"), (".so.6", ".so.6"), ("base.so.txt", "base.so.txt"),
    ])
  func `modules are called without the numbers of their versions`(
    _ file: String, _ usual: String
  ) {
    #expect(module(file) == usual)
  }
}
