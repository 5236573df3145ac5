#include <stddef.h>
#include <stdint.h>

/* Adds up six fields of each of the module records that `byte_count` bytes hold, every read checked. */
uint64_t checked_module_sum(const uint8_t *bytes, size_t byte_count);
