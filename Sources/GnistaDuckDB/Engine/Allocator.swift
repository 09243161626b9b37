import CAllocator
import Foundation

/// The process's allocator, set for work in batches.
enum Allocator {
  /// Whether the allocator keeps memory that is freed between batches instead of giving it back at once.
  ///
  /// The columns of a batch are some hundred kilobytes each. glibc returns so much to the system whenever the top of a
  /// heap is free, and the system clears the pages again for the next batch: a fifth of the time of a scoring query.
  /// What the environment says (`MALLOC_TRIM_THRESHOLD_`, see mallopt(3)) goes before.
  static let keepsFreedMemory: Bool = {
    guard ProcessInfo.processInfo.environment["MALLOC_TRIM_THRESHOLD_"] == nil else { return false }
    return gnista_keep_freed_memory(4 << 20, 1 << 20)
  }()
}
