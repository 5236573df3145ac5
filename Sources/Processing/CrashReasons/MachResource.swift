/// EXC_RESOURCE: a limit on a resource was exceeded. Layout of the codes: kern/exc_resource.h.
enum MachResource {
  static func text(_ facts: ExceptionFacts) -> String? {
    guard let kind = kinds[facts.flags >> 29] else { return nil }
    let code = facts.parameter(1)
    let subcode = facts.parameter(2)
    let flavor = kind.flavors[code >> 58 & 0x7]
    let detail =
      flavor.map { $0 + " " + kind.detail(code, subcode) }
      ?? "\(code.hexadecimal(digits: 16)) / \(subcode.hexadecimal(digits: 16))"
    return "EXC_RESOURCE / \(kind.name) / \(detail)"
  }

  private struct Kind: Sendable {
    var name: String
    var flavors: [UInt64: String]
    var detail: @Sendable (_ code: UInt64, _ subcode: UInt64) -> String
  }

  private static let kinds: [UInt32: Kind] = [
    1: Kind(
      name: "RESOURCE_TYPE_CPU",
      flavors: [1: "FLAVOR_CPU_MONITOR", 2: "FLAVOR_CPU_MONITOR_FATAL"]
    ) { code, subcode in
      """
      interval: \(code >> 7 & 0x1ff_ffff)s CPU limit: \(code & 0x7f)% \
      CPU consumed: \(subcode & 0x7f)%
      """
    },
    2: Kind(name: "RESOURCE_TYPE_WAKEUPS", flavors: [1: "FLAVOR_WAKEUPS_MONITOR"]) {
      code, subcode in
      """
      interval: \(code >> 20 & 0xf_ffff)s wakeups permitted: \(code & 0xfff) \
      wakeups observed: \(subcode & 0xfff)
      """
    },
    3: Kind(
      name: "RESOURCE_TYPE_MEMORY",
      flavors: [1: "FLAVOR_HIGH_WATERMARK", 2: "FLAVOR_DIAG_MEMLIMIT", 3: "FLAVOR_CONCLAVE_LIMIT"]
    ) { code, _ in
      "high watermark limit: \(code & 0x1fff)MiB"
    },
    4: Kind(
      name: "RESOURCE_TYPE_IO",
      flavors: [1: "FLAVOR_IO_PHYSICAL_WRITES", 2: "FLAVOR_IO_LOGICAL_WRITES"]
    ) { code, subcode in
      """
      interval: \(code >> 15 & 0x1_ffff)s I/O limit: \(code & 0x7fff)% \
      I/O observed: \(subcode & 0x7fff)%
      """
    },
    5: Kind(name: "RESOURCE_TYPE_THREADS", flavors: [1: "FLAVOR_THREADS_HIGH_WATERMARK"]) {
      code, _ in
      "high watermark limit: \(code & 0x7fff)"
    },
    6: Kind(name: "RESOURCE_TYPE_PORTS", flavors: [1: "FLAVOR_PORT_SPACE_FULL"]) { code, _ in
      "ports allocated: \(code & 0xff_ffff)"
    },
  ]
}
