#ifndef GNISTA_CALLOCATOR_H
#define GNISTA_CALLOCATOR_H

#include <stdbool.h>
#include <stddef.h>

/// Lets the C library keep memory that is freed: up to `kept` bytes at the top of each of its heaps, and blocks below
/// `mapped` bytes stand in a heap at all. False where the C library has no such settings (all but glibc).
bool gnista_keep_freed_memory(size_t kept, size_t mapped);

#endif
