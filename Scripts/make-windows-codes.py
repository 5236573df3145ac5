#!/usr/bin/env python3
"""Writes the tables of Windows error names: Sources/Processing/CrashReasons/Names/*.swift.

Names and numbers only are read, from what Debian packages:

    apt-get install -y --no-install-recommends mingw-w64-common
    apt-get source --download-only golang-golang-x-sys && tar xf golang-golang-x-sys_*.orig.tar.*
    Scripts/make-windows-codes.py golang-golang-x-sys-*/windows/zerrors_windows.go

mingw-w64's ntstatus.h and winerror.h come first; Go's constants, made from a later Windows SDK,
add what they lack, and NEWER_… below what came after that. The folder of mingw-w64's headers may
be given as second argument.
"""

import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
OUTPUT = HERE.parent / "Sources/Processing/CrashReasons/Names"
MINGW = "/usr/share/mingw-w64/include"

WIN32_NAME = r"((?:ERROR|RPC_[ESX])_[A-Z_0-9]+)"
STATUS_NAME = r"((?:STATUS|DBG|RPC_NT|EPT_NT)_[A-Z_0-9]+)"

# Windows SDK 10.0.22621 and later: number, name without ERROR_ or STATUS_.
NEWER_WIN32 = """
    434 CLOUD_FILE_DEHYDRATION_DISALLOWED
    435 FILE_SNAP_IN_PROGRESS
    436 FILE_SNAP_USER_SECTION_NOT_SUPPORTED
    437 FILE_SNAP_MODIFY_NOT_SUPPORTED
    438 FILE_SNAP_IO_NOT_COORDINATED
    439 FILE_SNAP_UNEXPECTED_ERROR
    440 FILE_SNAP_INVALID_PARAMETER
    441 UNSATISFIED_DEPENDENCIES
    442 CASE_SENSITIVE_PATH
    443 UNEXPECTED_NTCACHEMANAGER_ERROR
    444 LINUX_SUBSYSTEM_UPDATE_REQUIRED
    445 DLP_POLICY_WARNS_AGAINST_OPERATION
    446 DLP_POLICY_DENIES_OPERATION
    447 SECURITY_DENIES_OPERATION
    448 UNTRUSTED_MOUNT_POINT
    449 DLP_POLICY_SILENTLY_FAIL
    470 CIMFS_IMAGE_CORRUPT
    471 CIMFS_IMAGE_VERSION_NOT_SUPPORTED
    472 STORAGE_STACK_ACCESS_DENIED
    473 INSUFFICIENT_VIRTUAL_ADDR_RESOURCES
    474 INDEX_OUT_OF_BOUNDS
    475 CLOUD_FILE_US_MESSAGE_TIMEOUT
    476 NOT_A_DEV_VOLUME
    477 FS_GUID_MISMATCH
    488 HAS_SYSTEM_CRITICAL_FILES
    489 ENCRYPTED_FILE_NOT_SUPPORTED
    490 SPARSE_FILE_NOT_SUPPORTED
    491 PAGEFILE_NOT_SUPPORTED
    492 VOLUME_NOT_SUPPORTED
    493 NOT_SUPPORTED_WITH_BYPASSIO
    494 NO_BYPASSIO_DRIVER_SUPPORT
    495 NOT_SUPPORTED_WITH_ENCRYPTION
    496 NOT_SUPPORTED_WITH_COMPRESSION
    497 NOT_SUPPORTED_WITH_REPLICATION
    498 NOT_SUPPORTED_WITH_DEDUPLICATION
    499 NOT_SUPPORTED_WITH_AUDITING
    501 SESSION_KEY_TOO_SHORT
    502 ACCESS_DENIED_APPDATA
    503 NOT_SUPPORTED_WITH_MONITORING
    504 NOT_SUPPORTED_WITH_SNAPSHOT
    505 NOT_SUPPORTED_WITH_VIRTUALIZATION
    506 BYPASSIO_FLT_NOT_SUPPORTED
    507 DEVICE_RESET_REQUIRED
    508 VOLUME_WRITE_ACCESS_DENIED
    509 NOT_SUPPORTED_WITH_CACHED_HANDLE
    510 FS_METADATA_INCONSISTENT
    511 BLOCK_WEAK_REFERENCE_INVALID
    512 BLOCK_SOURCE_WEAK_REFERENCE_INVALID
    513 BLOCK_TARGET_WEAK_REFERENCE_INVALID
    514 BLOCK_SHARED
"""
NEWER_STATUS = """
    40000038 EMULATION_BREAKPOINT
    40000039 EMULATION_SYSCALL
    80000033 RETURN_ADDRESS_HIJACK_ATTEMPT
    80000034 RECOVERABLE_BUGCHECK
    C00001B2 CONTROL_STACK_VIOLATION
    C00001B3 WEAK_WHFBKEY_BLOCKED
    C00001B4 SERVER_TRANSPORT_CONFLICT
    C00001B5 CERTIFICATE_VALIDATION_PREFERENCE_CONFLICT
"""

# Fast-fail codes of winnt.h, the name of the first at its place in the list; "-" is unassigned.
FAST_FAIL = """
    LEGACY_GS_VIOLATION VTGUARD_CHECK_FAILURE STACK_COOKIE_CHECK_FAILURE CORRUPT_LIST_ENTRY
    INCORRECT_STACK INVALID_ARG GS_COOKIE_INIT FATAL_APP_EXIT RANGE_CHECK_FAILURE
    UNSAFE_REGISTRY_ACCESS GUARD_ICALL_CHECK_FAILURE GUARD_WRITE_CHECK_FAILURE INVALID_FIBER_SWITCH
    INVALID_SET_OF_CONTEXT INVALID_REFERENCE_COUNT - - - INVALID_JUMP_BUFFER MRDATA_MODIFIED
    CERTIFICATION_FAILURE INVALID_EXCEPTION_CHAIN CRYPTO_LIBRARY INVALID_CALL_IN_DLL_CALLOUT
    INVALID_IMAGE_BASE DLOAD_PROTECTION_FAILURE UNSAFE_EXTENSION_CALL DEPRECATED_SERVICE_INVOKED
    INVALID_BUFFER_ACCESS INVALID_BALANCED_TREE INVALID_NEXT_THREAD GUARD_ICALL_CHECK_SUPPRESSED
    APCS_DISABLED INVALID_IDLE_STATE MRDATA_PROTECTION_FAILURE UNEXPECTED_HEAP_EXCEPTION
    INVALID_LOCK_STATE GUARD_JUMPTABLE INVALID_LONGJUMP_TARGET INVALID_DISPATCH_CONTEXT
    INVALID_THREAD INVALID_SYSCALL_NUMBER INVALID_FILE_OPERATION LPAC_ACCESS_DENIED
    GUARD_SS_FAILURE LOADER_CONTINUITY_FAILURE GUARD_EXPORT_SUPPRESSION_FAILURE
    INVALID_CONTROL_STACK SET_CONTEXT_DENIED INVALID_IAT HEAP_METADATA_CORRUPTION
    PAYLOAD_RESTRICTION_VIOLATION LOW_LABEL_ACCESS_DENIED ENCLAVE_CALL_FAILURE
    UNHANDLED_LSS_EXCEPTON ADMINLESS_ACCESS_DENIED UNEXPECTED_CALL CONTROL_INVALID_RETURN_ADDRESS
    UNEXPECTED_HOST_BEHAVIOR FLAGS_CORRUPTION VEH_CORRUPTION ETW_CORRUPTION RIO_ABORT INVALID_PFN
    GUARD_ICALL_CHECK_FAILURE_XFG CAST_GUARD HOST_VISIBILITY_CHANGE KERNEL_CET_SHADOW_STACK_ASSIST
    PATCH_CALLBACK_FAILED NTDLL_PATCH_FAILED INVALID_FLS_DATA
"""

TEMPLATE = """\
// Made by Scripts/make-windows-codes.py; do not edit.
// swift-format-ignore-file

extension CodeNames {{
  /// {sentence}
  static let {name} = CodeNames(
    \"\"\"
{lines}
    \"\"\")
}}
"""


def found(path, pattern, base):
    """Number to names, in the order of the file."""
    names = {}
    for match in re.finditer(pattern, path.read_text(errors="replace"), re.MULTILINE):
        names.setdefault(int(match[2], base), []).append(match[1])
    return names


def listed(text, prefix, base):
    pairs = (line.split() for line in text.split("\n") if line.strip())
    return {int(number, base): [prefix + name] for number, name in pairs}


def chosen(*sources):
    """The first source that knows a number names it; of its names the first in the alphabet."""
    names = {}
    for source in sources:
        for number, candidates in source.items():
            names.setdefault(number, min(candidates))
    return names


def win32(mingw, go):
    return chosen(
        found(mingw / "winerror.h", rf"^#define {WIN32_NAME}\s+__MSABI_LONG\((\d+)\)", 10),
        found(go, rf"^\s{WIN32_NAME}\s+syscall\.Errno\s+= (\d+)$", 10),
        listed(NEWER_WIN32, "ERROR_", 10))


def statuses(mingw, go):
    return chosen(
        found(
            mingw / "ntstatus.h",
            rf"^#define {STATUS_NAME}\s+\(\(NTSTATUS\)\s*(0x[0-9A-Fa-f]+)L?\)", 16),
        found(go, rf"^\s{STATUS_NAME}\s+NTStatus\s+= (0x[0-9A-F]+)$", 16),
        listed(NEWER_STATUS, "STATUS_", 16))


def fast_fails():
    names = {index: name for index, name in enumerate(FAST_FAIL.split()) if name != "-"}
    return {index: "FAST_FAIL_" + name for index, name in names.items()}


def write(file, name, sentence, names):
    lines = "\n".join(f"    {number:08x} {names[number]}" for number in sorted(names))
    (OUTPUT / file).write_text(TEMPLATE.format(sentence=sentence, name=name, lines=lines))
    print(f"{file}: {len(names)} names")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    go = pathlib.Path(sys.argv[1])
    mingw = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else MINGW)
    write("Win32ErrorNames.swift", "win32Errors",
          "Win32 error codes: ERROR_…, RPC_S_…, RPC_X_… of winerror.h.", win32(mingw, go))
    write("NTStatusNames.swift", "ntStatuses",
          "NTSTATUS values: STATUS_…, DBG_…, RPC_NT_… of ntstatus.h.", statuses(mingw, go))
    write("FastFailNames.swift", "fastFails",
          "Arguments of `__fastfail`: FAST_FAIL_… of winnt.h.", fast_fails())


main()
