/* The yardstick of dump-syms: what elfutils' libdw takes for looking once at what a symbol file is made
   of, and making nothing of it: the rows of all line tables, all entries with the names and ranges of
   functions, and the rows of call frames.

   usage: bare-parse FILE        build: cc -O2 -o bare-parse bare-parse.c -ldw -lelf */
#include <dwarf.h>
#include <elfutils/libdw.h>
#include <fcntl.h>
#include <gelf.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static size_t rows, entries, names, ranges, frames;

static void count_lines(Dwarf_Die *unit) {
  Dwarf_Lines *lines;
  size_t count;
  if (dwarf_getsrclines(unit, &lines, &count) != 0) return;
  for (size_t i = 0; i < count; i++) {
    Dwarf_Line *line = dwarf_onesrcline(lines, i);
    Dwarf_Addr address;
    int number;
    if (dwarf_lineaddr(line, &address) == 0 && dwarf_lineno(line, &number) == 0) rows++;
  }
}

static void count_function(Dwarf_Die *entry) {
  Dwarf_Attribute attribute;
  Dwarf_Addr base, start, end;
  if (dwarf_diename(entry)) names++;
  if (dwarf_attr_integrate(entry, DW_AT_linkage_name, &attribute)) names++;
  for (ptrdiff_t offset = 0; (offset = dwarf_ranges(entry, offset, &base, &start, &end)) > 0;)
    ranges++;
}

static void count_entries(Dwarf_Die *first) {
  Dwarf_Die entry = *first, child, next;
  for (;;) {
    entries++;
    int tag = dwarf_tag(&entry);
    if (tag == DW_TAG_subprogram || tag == DW_TAG_inlined_subroutine) count_function(&entry);
    if (dwarf_child(&entry, &child) == 0) count_entries(&child);
    if (dwarf_siblingof(&entry, &next) != 0) return;
    entry = next;
  }
}

/* All rows of a function, each as far as it goes. */
static void count_rows(Dwarf_CFI *cfi, Dwarf_Addr start, Dwarf_Addr end) {
  while (start < end) {
    Dwarf_Frame *frame;
    Dwarf_Addr row_start, row_end;
    Dwarf_Op *operations;
    size_t count;
    if (dwarf_cfi_addrframe(cfi, start, &frame) != 0) return;
    dwarf_frame_info(frame, &row_start, &row_end, NULL);
    if (dwarf_frame_cfa(frame, &operations, &count) == 0) frames++;
    free(frame);
    if (row_end <= start) return;
    start = row_end;
  }
}

/* Functions of .eh_frame whose addresses are relative and of four bytes, as nearly all are. */
static void count_frames(Elf *elf) {
  size_t names_index;
  Elf_Scn *section = NULL;
  GElf_Shdr header;
  Dwarf_CFI *cfi = dwarf_getcfi_elf(elf);
  if (!cfi || elf_getshdrstrndx(elf, &names_index) != 0) return;
  while ((section = elf_nextscn(elf, section)) && gelf_getshdr(section, &header)) {
    const char *name = elf_strptr(elf, names_index, header.sh_name);
    if (!name || strcmp(name, ".eh_frame") != 0) continue;
    Elf_Data *data = elf_rawdata(section, NULL);
    const unsigned char *ident = (const unsigned char *)elf_getident(elf, NULL);
    Dwarf_Off offset = 0, next = 0;
    Dwarf_CFI_Entry entry;
    while (data && dwarf_next_cfi(ident, data, true, offset, &next, &entry) == 0) {
      offset = next;
      if (entry.CIE_id == DW_CIE_ID_64) continue;
      int32_t distance;
      uint32_t byte_count;
      memcpy(&distance, entry.fde.start, 4);
      memcpy(&byte_count, entry.fde.start + 4, 4);
      Dwarf_Addr place = header.sh_addr + (entry.fde.start - (const uint8_t *)data->d_buf);
      count_rows(cfi, place + distance, place + distance + byte_count);
    }
  }
}

int main(int count, char **arguments) {
  int file = count > 1 ? open(arguments[1], O_RDONLY) : -1;
  elf_version(EV_CURRENT);
  Elf *elf = file < 0 ? NULL : elf_begin(file, ELF_C_READ_MMAP, NULL);
  Dwarf *dwarf = elf ? dwarf_begin_elf(elf, DWARF_C_READ, NULL) : NULL;
  if (!dwarf) {
    fprintf(stderr, "bare-parse: %s\n", dwarf_errmsg(-1));
    return 1;
  }
  Dwarf_CU *unit = NULL;
  Dwarf_Die entry, part;
  while (dwarf_get_units(dwarf, unit, &unit, NULL, NULL, &entry, &part) == 0) {
    count_lines(&entry);
    count_entries(&entry);
  }
  count_frames(elf);
  printf("%zu rows, %zu entries, %zu names, %zu ranges, %zu frames\n", rows, entries, names, ranges,
    frames);
  return 0;
}
