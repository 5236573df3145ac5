#!/usr/bin/env python3
"""Writes the Breakpad symbols of an ELF program with DWARF: its functions, lines, inlined calls and unwind rules.

usage: write-symbols.py PROGRAM STORE      writes STORE/NAME/ID/NAME.sym and prints its path

For the programs of TestData only: what g++ -g makes of a small C++ program for x86, amd64, arm and arm64 is
understood, and no more.
Needs pyelftools (Debian: python3-pyelftools) and c++filt.
"""

import os
import subprocess
import sys

from elftools.common.exceptions import DWARFError
from elftools.dwarf.descriptions import describe_form_class
from elftools.dwarf.ranges import BaseAddressEntry
from elftools.elf.elffile import ELFFile

class Machine:
    """A CPU: what MODULE calls it, its registers by DWARF number, and where the return address is."""

    def __init__(self, name, registers, link, returns):
        self.name, self.registers, self.link, self.returns = name, registers, link, returns


MACHINES = {
    "EM_X86_64": Machine(
        "x86_64",
        ["$rax", "$rdx", "$rcx", "$rbx", "$rsi", "$rdi", "$rbp", "$rsp"] + [f"$r{number}" for number in range(8, 16)],
        16,
        ".cfa -8 + ^",
    ),
    "EM_386": Machine("x86", ["$eax", "$ecx", "$edx", "$ebx", "$esp", "$ebp", "$esi", "$edi"], 8, ".cfa -4 + ^"),
    "EM_ARM": Machine("arm", [f"r{number}" for number in range(13)] + ["sp", "lr", "pc"], 14, "lr"),
    "EM_AARCH64": Machine("arm64", [f"x{number}" for number in range(31)] + ["sp"], 30, "x30"),
}


def demangled(names):
    names = sorted(names)
    text = subprocess.run(["c++filt"], input="\n".join(names), capture_output=True, text=True, check=True).stdout
    return dict(zip(names, text.splitlines()))


def breakpad_identifier(elf):
    """The build identifier's first 16 bytes as a GUID prints them, and the age 0; with it, all its bytes."""
    for note in elf.get_section_by_name(".note.gnu.build-id").iter_notes():
        identifier = bytes.fromhex(note["n_desc"])
        data = identifier[:16].ljust(16, b"\0")
        guid = data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]
        return guid.hex().upper() + "0", identifier.hex().upper()


class Unit:
    """A compilation unit: its files, its functions and their inlined calls."""

    def __init__(self, dwarf, unit, files):
        self.dwarf, self.unit, self.files = dwarf, unit, files
        self.lines = dwarf.line_program_for_CU(unit)
        self.base = self.value(unit.get_top_DIE(), "DW_AT_low_pc") or 0

    def value(self, die, name):
        return die.attributes[name].value if name in die.attributes else None

    def file(self, index):
        """The number in the symbol file of one of the unit's files."""
        header = self.lines.header
        modern = header["version"] >= 5
        entry = header["file_entry"][index if modern else index - 1]
        folders = header["include_directory"]
        text = lambda name: name.decode() if isinstance(name, bytes) else name
        if modern:
            folder = text(folders[entry["dir_index"]])
        else:
            folder = text(folders[entry["dir_index"] - 1]) if entry["dir_index"] else ""
        top = text(self.value(self.unit.get_top_DIE(), "DW_AT_comp_dir") or b"")
        path = os.path.normpath(os.path.join(top, folder, text(entry["name"])))
        return self.files.setdefault(path, len(self.files))

    def ranges(self, die):
        """Start and end of each stretch of code of a function or an inlined call."""
        if "DW_AT_ranges" in die.attributes:
            base, result = self.base, []
            lists = self.dwarf.range_lists()
            for entry in lists.get_range_list_at_offset(self.value(die, "DW_AT_ranges"), self.unit):
                if isinstance(entry, BaseAddressEntry):
                    base = entry.base_address
                else:
                    offset = 0 if getattr(entry, "is_absolute", False) else base
                    result.append((offset + entry.begin_offset, offset + entry.end_offset))
            return [(start, end) for start, end in result if end > start]
        start, end = self.value(die, "DW_AT_low_pc"), die.attributes.get("DW_AT_high_pc")
        if start is None or end is None:
            return []
        end = end.value if describe_form_class(end.form) == "address" else start + end.value
        return [(start, end)] if end > start else []

    def name(self, die):
        """The mangled name of a function, or its plain one, wherever the chain of origins has it."""
        for attribute in ("DW_AT_linkage_name", "DW_AT_name"):
            origin = die
            while origin is not None:
                if attribute in origin.attributes:
                    return self.value(origin, attribute).decode()
                origin = next(
                    (
                        origin.get_DIE_from_attribute(link)
                        for link in ("DW_AT_abstract_origin", "DW_AT_specification")
                        if link in origin.attributes
                    ),
                    None,
                )
        return ""

    def functions(self):
        for die in self.unit.iter_DIEs():
            if die.tag == "DW_TAG_subprogram":
                for start, end in self.ranges(die):
                    yield start, end, die

    def inlines(self, die, depth=0):
        """The inlined calls in a function, outermost first: depth, line, file, name, ranges."""
        for child in die.iter_children():
            if child.tag == "DW_TAG_inlined_subroutine":
                ranges = self.ranges(child)
                if ranges:
                    line = self.value(child, "DW_AT_call_line") or 0
                    yield depth, line, self.file(self.value(child, "DW_AT_call_file") or 1), self.name(child), ranges
                    yield from self.inlines(child, depth + 1)
            elif child.tag in ("DW_TAG_lexical_block", "DW_TAG_try_block", "DW_TAG_catch_block"):
                yield from self.inlines(child, depth)

    def rows(self):
        """Start, end, line and file of each stretch of code of one line."""
        previous = None
        for entry in self.lines.get_entries():
            state = entry.state
            if state is None:
                continue
            if previous is not None and state.address > previous.address:
                yield previous.address, state.address, previous.line, self.file(previous.file)
            previous = None if state.end_sequence else state


def code_address(value, elf):
    """A symbol's address without the bit that says Thumb."""
    return value & ~1 if elf["e_machine"] == "EM_ARM" else value


def function_records(elf, dwarf):
    files, origins, functions = {}, {}, []
    for compilation in dwarf.iter_CUs():
        unit = Unit(dwarf, compilation, files)
        rows = sorted(unit.rows())
        for start, end, die in unit.functions():
            calls = []
            for depth, line, file, name, ranges in unit.inlines(die):
                inside = [(low, high) for low, high in ranges if start <= low < end]
                if inside:
                    calls.append((depth, line, file, origins.setdefault(name, len(origins)), inside))
            lines = [(max(low, start), min(high, end), line, file) for low, high, line, file in rows if low < end and high > start]
            functions.append((start, end, unit.name(die), calls, lines))
    covered = {start for start, *_ in functions}
    publics = {
        code_address(symbol["st_value"], elf): symbol.name
        for symbol in elf.get_section_by_name(".symtab").iter_symbols()
        if symbol["st_info"]["type"] == "STT_FUNC" and symbol["st_value"]
        and code_address(symbol["st_value"], elf) not in covered
    }
    names = demangled({name for _, _, name, _, _ in functions} | set(origins) | set(publics.values()))
    yield from (f"FILE {number} {path}" for path, number in files.items())
    yield from (f"INLINE_ORIGIN {number} {names[name]}" for name, number in origins.items())
    for start, end, name, calls, lines in sorted(functions, key=lambda function: function[:2]):
        yield f"FUNC {start:x} {end - start:x} 0 {names[name]}"
        for depth, line, file, origin, ranges in calls:
            spans = " ".join(f"{low:x} {high - low:x}" for low, high in ranges)
            yield f"INLINE {depth} {line} {file} {origin} {spans}"
        yield from (f"{low:x} {high - low:x} {line} {file}" for low, high, line, file in lines)
    yield from (f"PUBLIC {address:x} 0 {names[name]}" for address, name in sorted(publics.items()))


def rules(row, machine):
    """The unwind rules of a row of a call-frame table by register; nothing for one with DWARF expressions."""
    cfa = row["cfa"]
    if cfa.expr is not None or cfa.reg >= len(machine.registers):
        return None
    result = {".cfa": f"{machine.registers[cfa.reg]} {cfa.offset} +", ".ra": machine.returns}
    for number, rule in row.items():
        if not isinstance(number, int) or number > max(machine.link, len(machine.registers) - 1):
            continue
        name = ".ra" if number == machine.link else machine.registers[number]
        if rule.type == "OFFSET":
            result[name] = f".cfa {rule.arg} + ^"
        elif rule.type == "UNDEFINED":
            result[name] = ".undef"
    return result


def decoded(entry):
    """The rows of a call-frame entry; none of one with instructions that pyelftools does not know (GNU_args_size)."""
    try:
        return entry.get_decoded().table
    except (ValueError, DWARFError):
        return []


def unwind_records(dwarf, machine):
    tables = dwarf.EH_CFI_entries() if dwarf.has_EH_CFI() else []
    # 32-bit Arm has its own tables for exceptions, and call-frame tables for debuggers only.
    tables += dwarf.CFI_entries() if dwarf.has_CFI() else []
    entries = [
        entry
        for entry in tables
        if hasattr(entry, "cie") and "initial_location" in entry.header and entry["address_range"]
    ]
    # By address, as every other writer has them: readers search.
    for entry in sorted(entries, key=lambda entry: entry["initial_location"]):
        table = [(row["pc"], rules(row, machine)) for row in decoded(entry)]
        if table and all(rule is not None for _, rule in table):
            yield from frame_records(entry["initial_location"], entry["address_range"], table)


def frame_records(start, byte_count, table):
    known = table[0][1]
    yield f"STACK CFI INIT {start:x} {byte_count:x} " + " ".join(f"{name}: {rule}" for name, rule in known.items())
    for address, row in table[1:]:
        # A register that is given back keeps its old rule: nothing below it is overwritten yet.
        changes = {name: rule for name, rule in row.items() if known.get(name) != rule}
        known = known | row
        if changes:
            yield f"STACK CFI {address:x} " + " ".join(f"{name}: {rule}" for name, rule in changes.items())


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, store = sys.argv[1:]
    with open(program, "rb") as file:
        elf = ELFFile(file)
        dwarf = elf.get_dwarf_info()
        identifier, build = breakpad_identifier(elf)
        name = os.path.basename(program)
        machine = MACHINES[elf["e_machine"]]
        records = [f"MODULE Linux {machine.name} {identifier} {name}", f"INFO CODE_ID {build}"]
        records += [*function_records(elf, dwarf), *unwind_records(dwarf, machine)]
    path = os.path.join(store, name, identifier, name + ".sym")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write("\n".join(records) + "\n")
    print(path)


main()
