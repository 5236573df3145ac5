import BreakpadSymbols
import Bytes

/// A symbol file with this text.
func symbolFile(_ text: String) -> BreakpadSymbolFile {
  BreakpadSymbolFile(ByteView(Array(text.utf8)))
}
