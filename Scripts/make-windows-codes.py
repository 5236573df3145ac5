#!/usr/bin/env python3
"""Writes the tables of Windows error names: Sources/Processing/CrashReasons/Names/*.swift.

Names and numbers only are read, from the headers that Debian packages:

    apt-get install -y --no-install-recommends mingw-w64-common librust-winapi-dev
    Scripts/make-windows-codes.py

mingw-w64's ntstatus.h and winerror.h come first; the winapi crate, made from a later Windows SDK,
adds what they lack, and NEWER below what came after that. Another folder with the same layout as /
may be given as the only argument.
"""

import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
OUTPUT = HERE.parent / "Sources/Processing/CrashReasons/Names"
MINGW = "usr/share/mingw-w64/include"
WINAPI = "usr/share/cargo/registry/winapi-0.3.9/src/shared"

WIN32_NAME = r"((?:ERROR|RPC_[ESX])_[A-Z_0-9]+)"
STATUS_NAME = r"((?:STATUS|DBG|RPC_NT|EPT_NT)_[A-Z_0-9]+)"

# Windows SDK 10.0.22621 and later: number, name.
NEWER_WIN32 = """
    355 ERROR_DEVICE_HINT_NAME_BUFFER_TOO_SMALL
    404 ERROR_CLOUD_FILE_PROVIDER_TERMINATED
    405 ERROR_NOT_A_CLOUD_SYNC_ROOT
    406 ERROR_FILE_PROTECTED_UNDER_DPL
    407 ERROR_VOLUME_NOT_CLUSTER_ALIGNED
    408 ERROR_NO_PHYSICALLY_ALIGNED_FREE_SPACE_FOUND
    414 ERROR_LINUX_SUBSYSTEM_NOT_PRESENT
    415 ERROR_FT_READ_FAILURE
    420 ERROR_NOT_A_DAX_VOLUME
    421 ERROR_NOT_DAX_MAPPABLE
    422 ERROR_TIME_SENSITIVE_THREAD
    424 ERROR_CASE_DIFFERING_NAMES_IN_DIR
    425 ERROR_FILE_NOT_SUPPORTED
    426 ERROR_CLOUD_FILE_REQUEST_TIMEOUT
    427 ERROR_NO_TASK_QUEUE
    428 ERROR_SRC_SRV_DLL_LOAD_FAILED
    430 ERROR_ENCRYPTION_DISABLED
    431 ERROR_ENCRYPTING_METADATA_DISALLOWED
    432 ERROR_CANT_CLEAR_ENCRYPTION_FLAG
    433 ERROR_NO_SUCH_DEVICE
    434 ERROR_CLOUD_FILE_DEHYDRATION_DISALLOWED
    441 ERROR_UNSATISFIED_DEPENDENCIES
    442 ERROR_CASE_SENSITIVE_PATH
    447 ERROR_SECURITY_DENIES_OPERATION
    448 ERROR_UNTRUSTED_MOUNT_POINT
    470 ERROR_CIMFS_IMAGE_CORRUPT
    472 ERROR_STORAGE_STACK_ACCESS_DENIED
    473 ERROR_INSUFFICIENT_VIRTUAL_ADDR_RESOURCES
    474 ERROR_INDEX_OUT_OF_BOUNDS
    483 ERROR_DEVICE_HARDWARE_ERROR
    507 ERROR_DEVICE_RESET_REQUIRED
    508 ERROR_VOLUME_WRITE_ACCESS_DENIED
    810 ERROR_QUOTA_ACTIVITY
    811 ERROR_HANDLE_REVOKED
    812 ERROR_CALLBACK_INVOKE_INLINE
    813 ERROR_CPU_SET_INVALID
    814 ERROR_ENCLAVE_NOT_TERMINATED
    815 ERROR_ENCLAVE_VIOLATION
"""
NEWER_STATUS = """
    40000037 STATUS_PATCH_DEFERRED
    40000038 STATUS_EMULATION_BREAKPOINT
    40000039 STATUS_EMULATION_SYSCALL
    80000031 STATUS_DEVICE_POWER_CYCLE_REQUIRED
    80000032 STATUS_NO_WORK_DONE
    80000033 STATUS_RETURN_ADDRESS_HIJACK_ATTEMPT
    80000034 STATUS_RECOVERABLE_BUGCHECK
    C00001AC STATUS_NOT_SAME_OBJECT
    C00001AD STATUS_FATAL_MEMORY_EXHAUSTION
    C00001AE STATUS_ERROR_PROCESS_NOT_IN_JOB
    C00001AF STATUS_CPU_SET_INVALID
    C00001B0 STATUS_IO_DEVICE_INVALID_DATA
    C00001B1 STATUS_IO_UNALIGNED_WRITE
    C00001B2 STATUS_CONTROL_STACK_VIOLATION
    C00001B3 STATUS_WEAK_WHFBKEY_BLOCKED
    C00001B4 STATUS_SERVER_TRANSPORT_CONFLICT
    C00001B5 STATUS_CERTIFICATE_VALIDATION_PREFERENCE_CONFLICT
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


def listed(text, base):
    pairs = (line.split() for line in text.split("\n") if line.strip())
    return {int(number, base): [name] for number, name in pairs}


def chosen(*sources):
    """The first source that knows a number names it; of its names the first in the alphabet."""
    names = {}
    for source in sources:
        for number, candidates in source.items():
            names.setdefault(number, min(candidates))
    return names


def win32(root):
    return chosen(
        found(
            root / MINGW / "winerror.h",
            rf"^#define {WIN32_NAME}\s+__MSABI_LONG\((\d+)\)", 10),
        found(
            root / WINAPI / "winerror.rs",
            rf"^pub const {WIN32_NAME}: DWORD = (\d+);", 10),
        listed(NEWER_WIN32, 10))


def statuses(root):
    return chosen(
        found(
            root / MINGW / "ntstatus.h",
            rf"^#define {STATUS_NAME}\s+\(\(NTSTATUS\)\s*(0x[0-9A-Fa-f]+)L?\)", 16),
        found(
            root / WINAPI / "ntstatus.rs",
            rf"^pub const {STATUS_NAME}: NTSTATUS = (0x[0-9A-Fa-f]+)", 16),
        listed(NEWER_STATUS, 16))


def fast_fails():
    names = {index: name for index, name in enumerate(FAST_FAIL.split()) if name != "-"}
    return {index: "FAST_FAIL_" + name for index, name in names.items()}


def write(file, name, sentence, names):
    lines = "\n".join(f"    {number:08x} {names[number]}" for number in sorted(names))
    (OUTPUT / file).write_text(TEMPLATE.format(sentence=sentence, name=name, lines=lines))
    print(f"{file}: {len(names)} names")


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/")
    write("Win32ErrorNames.swift", "win32Errors",
          "Win32 error codes: ERROR_…, RPC_S_…, RPC_X_… of winerror.h.", win32(root))
    write("NTStatusNames.swift", "ntStatuses",
          "NTSTATUS values: STATUS_…, DBG_…, RPC_NT_… of ntstatus.h.", statuses(root))
    write("FastFailNames.swift", "fastFails",
          "Arguments of `__fastfail`: FAST_FAIL_… of winnt.h.", fast_fails())


main()
