/*
 * What Instructions asks of capstone, in structs without unions and pointers: Swift reads those
 * safely. Names are packed into numbers, first letter in the lowest byte, zeros behind the last.
 */
#ifndef CCAPSTONE_H
#define CCAPSTONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum capstone_operand_kind {
  CAPSTONE_REGISTER = 1,
  CAPSTONE_IMMEDIATE = 2,
  CAPSTONE_MEMORY = 3,
};

/* The name of a register is 0 where there is none. */
struct capstone_operand {
  uint8_t kind;
  uint8_t byte_count;
  bool is_read;
  bool is_written;
  uint64_t register_name;
  uint64_t base_name;
  uint64_t index_name;
  uint64_t segment_name;
  int32_t scale;
  /* An immediate as capstone extends it; a branch's target; the displacement of a memory operand. */
  int64_t value;
};

struct capstone_instruction {
  /* Without prefixes: "stosq". */
  uint64_t name[4];
  uint8_t byte_count;
  /* 0xf0 lock, 0xf2 repne, 0xf3 rep; 0 without. */
  uint8_t repeat_prefix;
  /* 0, or a segment override prefix as it lies. */
  uint8_t segment_prefix;
  bool has_operand_size_prefix;
  /* With VEX or EVEX prefix, where there is one. */
  uint8_t opcode[4];
  uint8_t modrm;
  uint8_t immediate_byte_count;
  uint8_t operand_count;
  struct capstone_operand operands[8];
};

/*
 * Decodes the x86 instruction that `bytes` begin with, of 32-bit or 64-bit code; false when they
 * begin with none.
 */
bool capstone_decode_x86(
    bool is_64_bit, const uint8_t *bytes, size_t byte_count, uint64_t address,
    struct capstone_instruction *instruction);

/*
 * Spells the A64 instruction that `bytes` begin with, as if it lay at address 0: name, space,
 * operands, a zero; false when they begin with none that capstone knows.
 */
bool capstone_spell_arm64(
    const uint8_t *bytes, size_t byte_count, uint8_t *text, size_t capacity);

/* An operand, by value: C arrays become tuples in Swift. */
struct capstone_operand capstone_operand_at(
    const struct capstone_instruction *instruction, size_t index);

#endif
