extension SalvageCase {
  static var modules: [SalvageCase] {
    [
      nameOfModuleOutside, oddName, cutName, codeViewOutside, emptyModule, endlessModule,
      overlappingModules, unloadedName,
    ]
  }

  /// Two modules, of which `change` may change the bytes of the first's record.
  private static func modules(
    _ situation: String, _ outcome: String, _ words: String,
    _ change: (inout [UInt8], inout SyntheticDump) -> Void
  ) -> SalvageCase {
    var dump = base
    var laid = dump.assembler
    laid.u32(2)
    for (name, address) in [("a.so", 0x40_0000), ("b.so", 0x50_0000)] {
      let place = dump.string(name)
      laid.u64(UInt64(address))  // BaseOfImage
      laid.u32(0x1000)  // SizeOfImage
      laid.u32(0)  // CheckSum
      laid.u32(0)  // TimeDateStamp
      laid.u32(UInt32(place.offset))  // ModuleNameRva
      laid.fill(84)
    }
    var bytes = laid.bytes
    change(&bytes, &dump)
    let place = dump.place(bytes)
    dump.add(stream: 4, at: place)
    return SalvageCase(
      situation, outcome, "module list", "1 of 2 modules: \(words)", at: place.offset + 4,
      dump.bytes)
  }

  /// A number in place of another, in the first module's record.
  private static func put(_ number: UInt32, at offset: Int, in bytes: inout [UInt8]) {
    for index in 0..<4 {
      bytes[4 + offset + index] = UInt8(truncatingIfNeeded: number >> UInt32(8 * index))
    }
  }

  private static var nameOfModuleOutside: SalvageCase {
    modules(
      "a module's name lies outside the file", "it is kept without a name",
      "their names cannot be read whole"
    ) { bytes, _ in put(0x10_0000, at: 20, in: &bytes) }
  }

  private static var oddName: SalvageCase {
    modules(
      "a string has an odd number of bytes", "the last is left out",
      "their names cannot be read whole"
    ) { bytes, dump in
      var odd = dump.assembler
      odd.u32(7)
      odd.utf16("odd.so")
      put(UInt32(dump.place(odd.bytes).offset), at: 20, in: &bytes)
    }
  }

  private static var cutName: SalvageCase {
    modules(
      "a string claims more bytes than the file has", "it is read up to its first zero",
      "their names cannot be read whole"
    ) { bytes, dump in
      var long = dump.assembler
      long.u32(0x10_0000)
      long.utf16("cut.so\0")
      put(UInt32(dump.place(long.bytes).offset), at: 20, in: &bytes)
    }
  }

  private static var codeViewOutside: SalvageCase {
    modules(
      "a module's CodeView record lies outside the file", "it is kept without an identifier",
      "their CodeView records cannot be read"
    ) { bytes, _ in
      put(24, at: 76, in: &bytes)
      put(0x10_0000, at: 80, in: &bytes)
    }
  }

  private static var emptyModule: SalvageCase {
    modules(
      "a module has no size", "it is left out",
      "they are empty or reach past the last address, and are left out"
    ) { bytes, _ in put(0, at: 8, in: &bytes) }
  }

  private static var endlessModule: SalvageCase {
    modules(
      "a module reaches past the last address", "it is left out",
      "they are empty or reach past the last address, and are left out"
    ) { bytes, _ in
      put(0xffff_fff0, at: 0, in: &bytes)
      put(0xffff_ffff, at: 4, in: &bytes)
    }
  }

  private static var overlappingModules: SalvageCase {
    modules(
      "two modules share addresses", "both are kept; the one that begins closest before counts",
      "they share addresses with one that begins no later, and all are kept"
    ) { bytes, _ in put(0x50_0800, at: 0, in: &bytes) }
  }

  private static var unloadedName: SalvageCase {
    var dump = base
    var gone = dump.assembler
    gone.u32(12)  // SizeOfHeader
    gone.u32(24)  // SizeOfEntry
    gone.u32(1)  // NumberOfEntries
    gone.u64(0x60_0000)  // BaseOfImage
    gone.u32(0x3000)  // SizeOfImage
    gone.u32(7)  // CheckSum
    gone.u32(8)  // TimeDateStamp
    gone.u32(0x10_0000)  // ModuleNameRva
    let place = dump.place(gone.bytes)
    dump.add(stream: 14, at: place)
    return SalvageCase(
      "an unloaded module's name lies outside the file", "it is kept without a name",
      "unloaded module list", "1 of 1 modules: their names cannot be read whole",
      at: place.offset + 12, dump.bytes)
  }
}
