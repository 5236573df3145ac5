// One import for users: what they need of every room.
@_exported import BreakpadSymbols
@_exported import Bytes
@_exported import Containers
@_exported import Microdumps
@_exported import MinidumpFormat
@_exported import MinidumpReading
@_exported import MinidumpRewriting
@_exported import MinidumpWriting
@_exported import Platform
@_exported import Processing
@_exported import Reports
@_exported import SymbolDumping
@_exported import SymbolStores
@_exported import Symbols
@_exported import Unwinding
