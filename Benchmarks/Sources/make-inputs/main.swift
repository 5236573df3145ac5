import Inputs
import MinidumpKit

/// usage: make-inputs symbols FOLDER BYTES sorted|unsorted
///          FOLDER/crash.dmp, of four threads, and FOLDER/symbols/ with a file of about so many bytes
///        make-inputs threads FOLDER THREADS FRAMES
///          the same with more threads, each with so many frames, and a small symbol file
///        make-inputs dumps FOLDER COUNT
///          FOLDER/NUMBER.dmp, small and different ones, with FOLDER/symbols/
///        make-inputs full FOLDER BYTES REGIONS
///          FOLDER/crash.dmp with so many bytes of memory, a sparse file, and FOLDER/symbols/
///
/// The same arguments always give the same files.
let arguments = CommandLine.arguments.dropFirst()
let words = Array(arguments.prefix(2))
let numbers = arguments.dropFirst(2).compactMap { Int($0) }
switch (words.first, numbers.count) {
case ("symbols", 1):
  let symbols = MadeUpSymbols(
    byteCount: numbers[0], isSorted: arguments.last != "unsorted")
  let crash = MadeUpCrash(of: symbols.program, threadCount: 4, frameCount: 16, seed: 1)
  try Folder(words[1]).write(crash, symbols)
case ("threads", 2):
  let symbols = MadeUpSymbols(byteCount: 1_000_000)
  let crash = MadeUpCrash(
    of: symbols.program, threadCount: numbers[0], frameCount: numbers[1], seed: 2)
  try Folder(words[1]).write(crash, symbols)
case ("dumps", 1):
  let symbols = MadeUpSymbols(byteCount: 1_000_000)
  let folder = Folder(words[1])
  try folder.write(symbols)
  for number in 0..<numbers[0] {
    let crash = MadeUpCrash(
      of: symbols.program, threadCount: 2 + number % 5, frameCount: 8 + number % 17,
      seed: UInt64(number) + 1_000)
    try folder.write(crash, as: "\(number).dmp")
  }
case ("full", 2):
  let symbols = MadeUpSymbols(byteCount: 1_000_000)
  var crash = MadeUpCrash(of: symbols.program, threadCount: 200, frameCount: 16, seed: 3)
  crash.libraryCount = 500
  crash.addEmptyMemory(byteCount: UInt64(numbers[0]), regionCount: UInt64(numbers[1]))
  try Folder(words[1]).write(crash, symbols)
default:
  fatalError("wrong arguments: see the beginning of main.swift")
}
