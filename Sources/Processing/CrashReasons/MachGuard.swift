/// EXC_GUARD: a guarded resource was used against its rules. Layout of the codes:
/// kern/exc_guard.h; the flavors: mach/port.h, sys/guarded.h, mach/vm_statistics.h.
enum MachGuard {
  static func text(_ facts: ExceptionFacts) -> String? {
    guard let kind = kinds[facts.flags >> 29] else { return nil }
    let detail = detail(of: kind.detail, facts.parameter(1), facts.parameter(2))
    return "EXC_GUARD / \(kind.name)" + detail
  }

  /// What the codes hold: the target in the low 32 bits, the flavor in the 29 above.
  private enum Detail: Sendable {
    case nothing
    case namespace
    case flavor(CodeNames, target: String)
    case memoryFlavor(CodeNames)
    case systemCall
  }

  private static func detail(of kind: Detail, _ code: UInt64, _ subcode: UInt64) -> String {
    let target = code & 0xffff_ffff
    let flavor = code >> 32 & 0x1fff_ffff
    switch kind {
    case .nothing:
      return ""
    case .namespace:
      // Without a space before it, as rust-minidump prints it.
      return "/ namespace: \(target) guard identifier: \(subcode)"
    case .flavor(let names, let targetName):
      guard let name = names[flavor] else { break }
      return " / \(name) \(targetName): \(target) guard identifier: \(subcode)"
    case .memoryFlavor(let names):
      guard let name = names[flavor] else { break }
      return " / \(name) offset: \(subcode)"
    case .systemCall:
      return " / \(target == 0 ? "system call" : "mach trap"): \(subcode)"
    }
    return " / \(code.hexadecimal(digits: 16)) / \(subcode.hexadecimal(digits: 16))"
  }

  private static let kinds: [UInt32: (name: String, detail: Detail)] = [
    0: ("GUARD_TYPE_NONE", .nothing),
    1: ("GUARD_TYPE_MACH_PORT", .flavor(.portGuards, target: "port name")),
    2: ("GUARD_TYPE_FD", .flavor(.descriptorGuards, target: "file descriptor")),
    3: ("GUARD_TYPE_USER", .namespace),
    4: ("GUARD_TYPE_VN", .flavor(.vnodeGuards, target: "pid")),
    5: ("GUARD_TYPE_VIRT_MEMORY", .memoryFlavor(.memoryGuards)),
    6: ("GUARD_TYPE_REJECTED_SC", .systemCall),
  ]
}

extension CodeNames {
  fileprivate static let portGuards = CodeNames(
    """
    00000001 GUARD_EXC_DESTROY
    00000002 GUARD_EXC_MOD_REFS
    00000003 GUARD_EXC_INVALID_OPTIONS
    00000004 GUARD_EXC_SET_CONTEXT
    00000005 GUARD_EXC_THREAD_SET_STATE
    00000006 GUARD_EXC_EXCEPTION_BEHAVIOR_ENFORCE
    00000007 GUARD_EXC_SERVICE_PORT_VIOLATION_FATAL
    00000008 GUARD_EXC_UNGUARDED
    00000009 GUARD_EXC_KOBJECT_REPLY_PORT_SEMANTICS
    0000000a GUARD_EXC_REQUIRE_REPLY_PORT_SEMANTICS
    00000010 GUARD_EXC_INCORRECT_GUARD
    00000020 GUARD_EXC_IMMOVABLE
    00000040 GUARD_EXC_STRICT_REPLY
    00000041 GUARD_EXC_INVALID_NOTIFICATION_REQ
    00000042 GUARD_EXC_INVALID_MPO_ENTITLEMENT
    00000043 GUARD_EXC_DESCRIPTOR_VIOLATION
    00000080 GUARD_EXC_MSG_FILTERED
    00000100 GUARD_EXC_INVALID_RIGHT
    00000200 GUARD_EXC_INVALID_NAME
    00000400 GUARD_EXC_INVALID_VALUE
    00000800 GUARD_EXC_INVALID_ARGUMENT
    00001000 GUARD_EXC_RIGHT_EXISTS
    00002000 GUARD_EXC_KERN_NO_SPACE
    00004000 GUARD_EXC_KERN_FAILURE
    00008000 GUARD_EXC_KERN_RESOURCE
    00010000 GUARD_EXC_SEND_INVALID_REPLY
    00020000 GUARD_EXC_SEND_INVALID_VOUCHER
    00040000 GUARD_EXC_SEND_INVALID_RIGHT
    00080000 GUARD_EXC_RCV_INVALID_NAME
    00100000 GUARD_EXC_RCV_GUARDED_DESC
    00100001 GUARD_EXC_SERVICE_PORT_VIOLATION_NON_FATAL
    00100002 GUARD_EXC_PROVISIONAL_REPLY_PORT
    00100003 GUARD_EXC_OOL_PORT_ARRAY_CREATION
    00100004 GUARD_EXC_MOVE_PROVISIONAL_REPLY_PORT
    00100005 GUARD_EXC_REPLY_PORT_SINGLE_SO_RIGHT
    00200000 GUARD_EXC_MOD_REFS_NON_FATAL
    00400000 GUARD_EXC_IMMOVABLE_NON_FATAL
    """)

  fileprivate static let descriptorGuards = CodeNames(
    """
    00000001 GUARD_EXC_CLOSE
    00000002 GUARD_EXC_DUP
    00000004 GUARD_EXC_NOCLOEXEC
    00000008 GUARD_EXC_SOCKET_IPC
    00000010 GUARD_EXC_FILEPORT
    00000020 GUARD_EXC_MISMATCH
    00000040 GUARD_EXC_WRITE
    """)

  fileprivate static let vnodeGuards = CodeNames(
    """
    00000001 GUARD_EXC_RENAME_TO
    00000002 GUARD_EXC_RENAME_FROM
    00000004 GUARD_EXC_UNLINK
    00000008 GUARD_EXC_WRITE_OTHER
    00000010 GUARD_EXC_TRUNC_OTHER
    00000020 GUARD_EXC_LINK
    00000040 GUARD_EXC_EXCHDATA
    """)

  fileprivate static let memoryGuards = CodeNames(
    """
    00000001 GUARD_EXC_DEALLOC_GAP
    00000002 GUARD_EXC_RECLAIM_COPYIO_FAILURE
    00000004 GUARD_EXC_RECLAIM_INDEX_FAILURE
    00000008 GUARD_EXC_RECLAIM_DEALLOCATE_FAILURE
    00000009 GUARD_EXC_RECLAIM_ACCOUNTING_FAILURE
    0000000a GUARD_EXC_SEC_IOPL_ON_EXEC_PAGE
    0000000b GUARD_EXC_SEC_EXEC_ON_IOPL_PAGE
    0000000c GUARD_EXC_SEC_UPL_WRITE_ON_EXEC_REGION
    00000062 GUARD_EXC_SEC_ACCESS_FAULT
    00000063 GUARD_EXC_SEC_ASYNC_ACCESS_FAULT
    00000064 GUARD_EXC_SEC_COPY_DENIED
    00000065 GUARD_EXC_SEC_SHARING_DENIED
    000000c8 GUARD_EXC_MTE_SYNC_FAULT
    000000c9 GUARD_EXC_MTE_ASYNC_USER_FAULT
    000000ca GUARD_EXC_MTE_ASYNC_KERN_FAULT
    """)
}
