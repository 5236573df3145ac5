#!/usr/bin/env python3
"""Writes the tables of HRESULTs: Sources/Processing/CrashReasons/Names/{HResult,Facility}Names.swift.

Names and numbers only are read, from what Debian packages:

    apt-get install -y --no-install-recommends mingw-w64-common
    Scripts/make-hresult-names.py [folder of mingw-w64's headers]

winerror.h has those of Windows, corerror.h those of .NET, which gives some of Windows' numbers names of
its own. Only failures are listed; other numbers are no HRESULTs where one is expected.
"""

import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
OUTPUT = HERE.parent / "Sources/Processing/CrashReasons/Names"
MINGW = "/usr/share/mingw-w64/include"

# FACILITY_URT, .NET.
URT_FAILURE = 0x80130000
WIN32_FAILURE = 0x80070000

TEMPLATE = """\
// Made by Scripts/make-hresult-names.py; do not edit.
// swift-format-ignore-file

extension CodeNames {{
{tables}
}}
"""
TABLE = """\
  /// {sentence}
  static let {name} = CodeNames(
    \"\"\"
{lines}
    \"\"\")"""


def definitions(path):
    text = path.read_text(errors="replace")
    return re.findall(r"^#define\s+(\w+)\s+(\S.*?)\s*$", text, re.MULTILINE)


def number(value, known):
    """What a definition says; None where it is no failure."""
    value = value.strip()
    if match := re.fullmatch(r"_HRESULT_TYPEDEF_\((0x[0-9A-Fa-f]+)L?\)", value):
        code = int(match[1], 16)
        return code if code >> 31 else None
    if match := re.fullmatch(r"EMAKEHR\((0x[0-9A-Fa-f]+)\)", value):
        return URT_FAILURE | int(match[1], 16)
    if match := re.fullmatch(r"HRESULT_FROM_WIN32\((\w+)\)", value):
        return WIN32_FAILURE | known[match[1]] if match[1] in known else None
    code = known.get(value, 0)
    return code if code >> 31 else None


def win32(definitions):
    pairs = ((n, re.fullmatch(r"__MSABI_LONG\((\d+)\)", v)) for n, v in definitions)
    return {name: int(match[1]) for name, match in pairs if match}


def failures(definitions, known):
    """Number to name: E_… before others, then the first."""
    names = {}
    for name, value in definitions:
        code = number(value, known)
        if code is None:
            continue
        known[name] = code
        if code not in names or (name.startswith("E_") and not names[code].startswith("E_")):
            names[code] = name
    return names


def facilities(definitions):
    names = {}
    for name, value in definitions:
        if re.fullmatch(r"FACILITY_\w+", name) and re.fullmatch(r"\d+", value) and int(value):
            names[int(value)] = min(name, names.get(int(value), name))
    return names


def table(name, sentence, names):
    lines = "\n".join(f"    {code:08x} {names[code]}" for code in sorted(names))
    print(f"{name}: {len(names)} names")
    return TABLE.format(sentence=sentence, name=name, lines=lines)


def write(file, tables):
    (OUTPUT / file).write_text(TEMPLATE.format(tables="\n\n".join(tables)))


def main():
    if len(sys.argv) > 2 or sys.argv[1:] in (["-h"], ["--help"]):
        sys.exit(__doc__)
    mingw = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else MINGW)
    windows = definitions(mingw / "winerror.h")
    known = win32(windows)
    hresults = failures(windows, known)
    dotNet = failures(definitions(mingw / "corerror.h"), known)
    dotNet = {code: name for code, name in dotNet.items() if name.startswith("COR_E_")}
    write("HResultNames.swift", [
        table("hresults", "HRESULTs of Windows that are failures: winerror.h.", hresults),
        table("dotNetErrors", "HRESULTs of .NET's exceptions: COR_E_… of corerror.h.", dotNet)])
    write("FacilityNames.swift", [
        table("hresultFacilities", "Bits 16 to 26 of an HRESULT: FACILITY_… of winerror.h.", facilities(windows))])


main()
