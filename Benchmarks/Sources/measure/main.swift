/// usage: measure RECORDS FUNCTIONS
///
/// Measures what happens inside a process, with so many records and functions, and prints for each
/// figure a line: its name, a tab, the number.
let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
guard numbers.count == 2 else { fatalError("usage: measure RECORDS FUNCTIONS") }
RecordReading(recordCount: numbers[0]).measure()
Lookups(functionCount: numbers[1]).measure()
Walks(functionCount: 1_000).measure()
