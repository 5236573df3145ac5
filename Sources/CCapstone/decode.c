#include "CCapstone.h"

#include <capstone/capstone.h>
#include <stdio.h>
#include <string.h>

enum { PREFIX_REPEAT = 0, PREFIX_SEGMENT = 1, PREFIX_OPERAND_SIZE = 2 };

/* Writes the name into `count` numbers; what has no room is cut off. */
static void pack(const char *name, uint64_t *words, size_t count) {
  memset(words, 0, count * sizeof *words);
  for (size_t index = 0; name && name[index] && index < count * 8; index++) {
    words[index / 8] |= (uint64_t)(uint8_t)name[index] << (index % 8 * 8);
  }
}

static uint64_t name_of(csh handle, x86_reg number) {
  uint64_t word = 0;
  if (number != X86_REG_INVALID) pack(cs_reg_name(handle, number), &word, 1);
  return word;
}

static struct capstone_operand operand_from(csh handle, const cs_x86_op *from) {
  struct capstone_operand operand = {
      .byte_count = from->size,
      .is_read = (from->access & CS_AC_READ) != 0,
      .is_written = (from->access & CS_AC_WRITE) != 0,
  };
  switch (from->type) {
    case X86_OP_REG:
      operand.kind = CAPSTONE_REGISTER;
      operand.register_name = name_of(handle, from->reg);
      break;
    case X86_OP_IMM:
      operand.kind = CAPSTONE_IMMEDIATE;
      operand.value = from->imm;
      break;
    case X86_OP_MEM:
      operand.kind = CAPSTONE_MEMORY;
      operand.base_name = name_of(handle, from->mem.base);
      operand.index_name = name_of(handle, from->mem.index);
      operand.segment_name = name_of(handle, from->mem.segment);
      operand.scale = from->mem.scale;
      operand.value = from->mem.disp;
      break;
    default:
      break;
  }
  return operand;
}

static void fill(struct capstone_instruction *to, csh handle, const cs_insn *from) {
  const cs_x86 *detail = &from->detail->x86;
  memset(to, 0, sizeof *to);
  pack(cs_insn_name(handle, from->id), to->name, 4);
  to->byte_count = (uint8_t)from->size;
  to->repeat_prefix = detail->prefix[PREFIX_REPEAT];
  to->segment_prefix = detail->prefix[PREFIX_SEGMENT];
  to->has_operand_size_prefix = detail->prefix[PREFIX_OPERAND_SIZE] != 0;
  memcpy(to->opcode, detail->opcode, sizeof to->opcode);
  to->modrm = detail->modrm;
  to->immediate_byte_count = detail->encoding.imm_size;
  to->operand_count = detail->op_count < 8 ? detail->op_count : 8;
  for (size_t index = 0; index < to->operand_count; index++) {
    to->operands[index] = operand_from(handle, &detail->operands[index]);
  }
}

bool capstone_decode_x86(
    bool is_64_bit, const uint8_t *bytes, size_t byte_count, uint64_t address,
    struct capstone_instruction *instruction) {
  csh handle;
  cs_mode mode = is_64_bit ? CS_MODE_64 : CS_MODE_32;
  if (cs_open(CS_ARCH_X86, mode, &handle) != CS_ERR_OK) return false;
  cs_insn *decoded = NULL;
  size_t count = 0;
  if (cs_option(handle, CS_OPT_DETAIL, CS_OPT_ON) == CS_ERR_OK) {
    count = cs_disasm(handle, bytes, byte_count, address, 1, &decoded);
  }
  if (count == 1) fill(instruction, handle, decoded);
  cs_free(decoded, count);
  cs_close(&handle);
  return count == 1;
}

bool capstone_spell_arm64(
    const uint8_t *bytes, size_t byte_count, uint8_t *text, size_t capacity) {
  csh handle;
  if (cs_open(CS_ARCH_ARM64, CS_MODE_LITTLE_ENDIAN, &handle) != CS_ERR_OK) return false;
  cs_insn *decoded = NULL;
  size_t count = cs_disasm(handle, bytes, byte_count, 0, 1, &decoded);
  if (count == 1) {
    const char *space = decoded->op_str[0] ? " " : "";
    snprintf((char *)text, capacity, "%s%s%s", decoded->mnemonic, space, decoded->op_str);
  }
  cs_free(decoded, count);
  cs_close(&handle);
  return count == 1;
}

struct capstone_operand capstone_operand_at(
    const struct capstone_instruction *instruction, size_t index) {
  static const struct capstone_operand none;
  return index < instruction->operand_count ? instruction->operands[index] : none;
}
