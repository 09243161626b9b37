#include "CAllocator.h"

#if defined(__linux__)
#include <malloc.h>
#endif

bool gnista_keep_freed_memory(size_t kept, size_t mapped) {
#if defined(__GLIBC__)
  return mallopt(M_TRIM_THRESHOLD, (int)kept) == 1 && mallopt(M_MMAP_THRESHOLD, (int)mapped) == 1;
#else
  (void)kept;
  (void)mapped;
  return false;
#endif
}
