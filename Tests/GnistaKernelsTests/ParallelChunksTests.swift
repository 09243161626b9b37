@testable import GnistaKernels
import Synchronization
import Testing

@Suite("Parallel loops")
struct ParallelChunksTests {
  @Test("call the body once for each index, with any number of threads", arguments: [1, 2, 3, 8])
  func eachIndexOnce(threads: Int) {
    let calls = Mutex([Int](repeating: 0, count: 1000))
    ParallelChunks(threads: threads).forEach(1000) { index in calls.withLock { $0[index] += 1 } }
    #expect(calls.withLock { $0 } == [Int](repeating: 1, count: 1000))
  }

  @Test("map in the order of the indices")
  func mapKeepsOrder() {
    #expect(ParallelChunks(threads: 4).map(100) { $0 * $0 } == (0..<100).map { $0 * $0 })
    #expect(ParallelChunks(threads: 4).map(0) { $0 }.isEmpty)
  }

  @Test("cut items into contiguous ranges of nearly one size")
  func rangesCover() {
    #expect(ParallelChunks.ranges(10, into: 4) == [0..<2, 2..<5, 5..<7, 7..<10])
    #expect(ParallelChunks.ranges(2, into: 5) == [0..<1, 1..<2])
    #expect(ParallelChunks.ranges(0, into: 5) == [0..<0])
  }

  @Test("use at least one thread, and no more than asked for")
  func threadCounts() {
    #expect(ParallelChunks.defaultThreads >= 1)
    #expect(ParallelChunks(threads: 0).threads == 1)
    #expect(ParallelChunks(threads: 3).threads == 3)
    #expect(KernelControl(threads: 2).chunks.threads == 2)
  }

  @Test("read the limits of control groups and affinity masks")
  func limits() {
    #expect(AvailableProcessors.quota(fromUnified: "150000 100000\n") == 2)
    #expect(AvailableProcessors.quota(fromUnified: "max 100000\n") == nil)
    #expect(AvailableProcessors.quota("-1\n", period: "100000\n") == nil)
    #expect(AvailableProcessors.quota("400000\n", period: "100000\n") == 4)
    #expect(AvailableProcessors.allowed(fromStatus: "Name:\tx\nCpus_allowed:\t0f,00000003\n") == 6)
    #expect(AvailableProcessors.allowed(fromStatus: "Name:\tx\n") == nil)
  }
}
