/// What the words of A32 mean.
enum A32 {
  static func meaning(of word: ARMWord) -> ARMMeaning? {
    word.field(31, 28) == 15
      ? unconditional.meaning(of: word)?.unconditional() : conditional.meaning(of: word)
  }

  private static let conditional: [ARMForm] = [
    ARMForm(0x0f00_0000, 0x0f00_0000) { .exception("svc", $0.field(23, 0), isTrap: false) },
    ARMForm(0x0f00_0000, 0x0a00_0000) { .branch("b", $0.signed(23, 0) * 4 + 8) },
    ARMForm(0x0f00_0000, 0x0b00_0000) { .branch("bl", $0.signed(23, 0) * 4 + 8, .call) },
    ARMForm(0x0e00_0000, 0x0800_0000, A32Transfers.list),
    ARMForm(0x0e00_0010, 0x0600_0010, A32Media.meaning),
    ARMForm(0x0c00_0000, 0x0400_0000, A32Transfers.single),
    ARMForm(0x0fb0_00f0, 0x0100_0090, A32Transfers.swap),
    ARMForm(0x0f80_00f0, 0x0180_0090, A32Transfers.exclusive),
    ARMForm(0x0f00_00f0, 0x0000_0090, A32Arithmetic.multiplication),
    ARMForm(0x0e00_0090, 0x0000_0090, A32Transfers.extra),
    ARMForm(0x0f90_0080, 0x0100_0000, A32Control.miscellaneous),
    ARMForm(0x0f90_0090, 0x0100_0080, A32Arithmetic.halfwordMultiplication),
    ARMForm(0x0e00_0000, 0x0000_0000, A32Arithmetic.ofRegisters),
    ARMForm(0x0fb0_0000, 0x0300_0000, A32Arithmetic.wideMove),
    ARMForm(0x0fb0_0000, 0x0320_0000, A32Control.hint),
    ARMForm(0x0e00_0000, 0x0200_0000, A32Arithmetic.ofImmediate),
    ARMForm(0x0c00_0000, 0x0c00_0000, ARMCoprocessors.meaning),
  ]

  private static let unconditional: [ARMForm] = [
    ARMForm(0xfe00_0000, 0xfa00_0000) {
      .branch("blx", ($0.signed(23, 0) * 4 | Int64($0.field(24, 24) * 2)) + 8, .call)
    },
    ARMForm(0xff10_0000, 0xf400_0000, ARMVectorTransfers.meaning),
    ARMForm(0xfd70_f000, 0xf550_f000, A32Transfers.prefetch),
    ARMForm(0xfd70_f000, 0xf510_f000, A32Transfers.prefetch),
    ARMForm(0xfd70_f000, 0xf450_f000, A32Transfers.prefetch),
    ARMForm(0xffff_ff00, 0xf57f_f000) { ARMBarrier.meaning($0.field(7, 4), $0.field(3, 0)) },
    ARMForm(0xfff1_fe20, 0xf100_0000, A32Control.stateChange),
    ARMForm(0xffff_fdff, 0xf101_0000) { A32Control.endianness(isBig: $0.has(bit: 9)) },
    ARMForm(0xfe50_0000, 0xf810_0000, A32Control.exceptionReturn),
  ]
}

/// Barriers, the same in A32 and Thumb.
enum ARMBarrier {
  static func meaning(_ operation: Int, _ option: Int) -> ARMMeaning? {
    switch operation {
    case 1: ARMMeaning("clrex")
    case 4: ARMMeaning(option == 0 ? "ssbb" : option == 4 ? "pssbb" : "dsb", name(option))
    case 5: ARMMeaning("dmb", name(option))
    case 6: ARMMeaning("isb", [option == 15 ? "sy" : "#" + spelled(Int64(option))])
    case 7: ARMMeaning("sb")
    default: nil
    }
  }

  private static func name(_ option: Int) -> [String] {
    let names = [
      1: "oshld", 2: "oshst", 3: "osh", 5: "nshld", 6: "nshst", 7: "nsh", 9: "ishld", 10: "ishst",
      11: "ish", 13: "ld", 14: "st", 15: "sy",
    ]
    return option == 0 || option == 4 ? [] : [names[option] ?? "#" + spelled(Int64(option))]
  }
}
