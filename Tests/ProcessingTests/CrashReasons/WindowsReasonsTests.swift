import MinidumpFormat
import Testing

@testable import Processing

@Suite struct WindowsReasonsTests {
  private func reason(
    _ code: UInt32, _ parameters: [UInt64] = [], address: UInt64 = 0x40_1000,
    architecture: ProcessorArchitecture = .amd64
  ) -> CrashReason {
    CrashReason(
      ExceptionFacts(
        code: code, parameters: parameters, address: address, platform: .windowsNT,
        architecture: architecture))
  }

  @Test func `an access violation says what was tried and where`() {
    #expect(reason(0xc000_0005, [0, 0x10]).text == "EXCEPTION_ACCESS_VIOLATION_READ")
    #expect(reason(0xc000_0005, [1, 0x10]).text == "EXCEPTION_ACCESS_VIOLATION_WRITE")
    #expect(reason(0xc000_0005, [8, 0x10]).text == "EXCEPTION_ACCESS_VIOLATION_EXEC")
    #expect(reason(0xc000_0005, [8, 0x10]).address == 0x10)
  }

  @Test func `an access violation without its parameters is still one`() {
    #expect(reason(0xc000_0005).text == "EXCEPTION_ACCESS_VIOLATION")
    #expect(reason(0xc000_0005, [7, 0x10]).text == "EXCEPTION_ACCESS_VIOLATION")
    #expect(reason(0xc000_0005, [1]).address == 0x40_1000)
  }

  @Test func `an in-page error adds why the page could not be read`() {
    let full = reason(0xc000_0006, [0, 0x7000, 0xc000_009c])
    #expect(full.text == "EXCEPTION_IN_PAGE_ERROR_READ / STATUS_DEVICE_DATA_ERROR")
    #expect(full.address == 0x7000)
    #expect(
      reason(0xc000_0006, [8, 0x7000, 0xc0de]).text == "EXCEPTION_IN_PAGE_ERROR_EXEC / 0x0000c0de")
    #expect(reason(0xc000_0006, [0, 0x7000]).text == "EXCEPTION_IN_PAGE_ERROR")
  }

  @Test func `a fast fail is named by its argument`() {
    #expect(
      reason(0xc000_0409, [2]).text
        == "EXCEPTION_STACK_BUFFER_OVERRUN / FAST_FAIL_STACK_COOKIE_CHECK_FAILURE")
    #expect(reason(0xc000_0409, [17]).text == "EXCEPTION_STACK_BUFFER_OVERRUN / 0x00000011")
    #expect(reason(0xc000_0409).text == "STATUS_STACK_BUFFER_OVERRUN")
  }

  @Test func `codes that programs made their own have words`() {
    #expect(reason(0xe000_0008).text == "Out of Memory")
    #expect(reason(0xe06d_7363).text == "Unhandled C++ Exception")
    #expect(reason(0x0517_a7ed).text == "Simulated Exception")
  }

  @Test func `exception codes come before Win32 errors, those before statuses`() {
    #expect(reason(0x8000_0003).text == "EXCEPTION_BREAKPOINT")
    #expect(reason(0x102).text == "STATUS_TIMEOUT")
    #expect(reason(0x5).text == "ERROR_ACCESS_DENIED")
    #expect(reason(0xc000_0374).text == "STATUS_HEAP_CORRUPTION")
  }

  @Test func `a wrapped Win32 error is named with its facility`() {
    #expect(reason(0xc06d_007e).text == "FACILITY_VISUALCPP / ERROR_MOD_NOT_FOUND")
    #expect(reason(0xc06d_007f).text == "FACILITY_VISUALCPP / ERROR_PROC_NOT_FOUND")
    #expect(reason(0xc06d_ffff).text == "unknown 0xc06dffff")
  }

  @Test func `an HRESULT has its name, or its facility's`() {
    #expect(reason(0x8007_000e).text == "E_OUTOFMEMORY")
    #expect(reason(0x8001_0108).text == "RPC_E_DISCONNECTED")
    #expect(reason(0x8013_1623).text == "COR_E_FAILFAST")
    #expect(reason(0x8007_0002).text == "FACILITY_WIN32 / ERROR_FILE_NOT_FOUND")
    #expect(reason(0x8004_9999).text == "FACILITY_ITF / 0x9999")
    #expect(reason(0xd000_0022).text == "FACILITY_NT_BIT / STATUS_ACCESS_DENIED")
    #expect(reason(0x8000_1234).text == "unknown 0x80001234")
    #expect(reason(0xa004_9999).text == "unknown 0xa0049999")
  }

  @Test func `languages have codes of their own`() {
    #expect(reason(0x0eed_fade).text == "Delphi Exception")
    #expect(reason(0x2047_4343).text == "STATUS_GCC_THROW")
    #expect(reason(0x406d_1388).text == "MS_VC_EXCEPTION")
    #expect(reason(0xe24c_4a02).text == "LuaJIT Exception / LUA_ERRRUN")
    #expect(reason(0xe24c_4aff).text == "LuaJIT Exception / 0xff")
    #expect(reason(0x8000_0100).text == "EXCEPTION_WINE_STUB")
  }

  @Test func `a code nobody knows is given as a number`() {
    #expect(reason(0xdead_beef).text == "unknown 0xdeadbeef")
  }

  @Test func `a 32-bit address loses the sign somebody extended`() {
    let reason = reason(0xc000_0005, [0, 0xffff_ffff_8000_0010], architecture: .x86)
    #expect(reason.address == 0x8000_0010)
  }

  @Test func `the last error of a thread is a Win32 error first`() {
    #expect(WindowsErrors.name(0) == "ERROR_SUCCESS")
    #expect(WindowsErrors.name(0xb7) == "ERROR_ALREADY_EXISTS")
    #expect(WindowsErrors.name(0xc000_0005) == "STATUS_ACCESS_VIOLATION")
    #expect(WindowsErrors.name(0x2000_0001) == "unknown 0x20000001")
  }
}
