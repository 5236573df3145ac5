/// Exception codes that languages and their libraries made their own on Windows.
enum LanguageExceptions {
  /// Nil for codes of Windows itself.
  static func text(_ facts: ExceptionFacts) -> String? {
    if let name = CodeNames.languageExceptions[facts.code] { return name }
    let luaError = facts.code & 0xff
    guard facts.code & ~0xff == luaJIT else { return nil }
    return "LuaJIT Exception / "
      + (CodeNames.luaErrors[luaError] ?? luaError.hexadecimal(digits: 2))
  }

  /// LuaJIT, lj_err.c: `LJ_EXCODE`, with the error in the last byte.
  private static let luaJIT: UInt32 = 0xe24c_4a00
}

extension CodeNames {
  /// Embarcadero's Delphi (System.pas) and C++Builder; Crashpad's dump that somebody asked for
  /// (util/win/exception_codes.h); GCC's unwinder (libgcc/unwind-seh.c), which Rust uses on MinGW; the
  /// Windows Runtime (roerrorapi.h); the name of a thread for a debugger; Wine (winternl.h); Free
  /// Pascal; D (druntime); Microsoft's .NET before version 4.
  static let languageExceptions = CodeNames(
    """
    0cca11ed Triggered Exception
    0eedfade Delphi Exception
    0eedfadf Delphi Exception (raised again)
    0eefface C++Builder Exception
    20474343 STATUS_GCC_THROW
    21474343 STATUS_GCC_UNWIND
    22474343 STATUS_GCC_FORCED
    40080201 EXCEPTION_RO_ORIGINATEERROR
    40080202 EXCEPTION_RO_TRANSFORMERROR
    406d1388 MS_VC_EXCEPTION
    80000100 EXCEPTION_WINE_STUB
    80000101 EXCEPTION_WINE_ASSERTION
    e0434f4d MANAGED_EXCEPTION_CODE
    e0440001 D Exception
    e0465043 Free Pascal Exception
    """)

  /// lua.h
  fileprivate static let luaErrors = CodeNames(
    """
    00000001 LUA_YIELD
    00000002 LUA_ERRRUN
    00000003 LUA_ERRSYNTAX
    00000004 LUA_ERRMEM
    00000005 LUA_ERRERR
    """)
}
