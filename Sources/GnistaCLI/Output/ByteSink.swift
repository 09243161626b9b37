/// Something that takes bytes: standard output or a file.
protocol ByteSink {
  /// Takes some bytes.
  func write(_ bytes: [UInt8]) throws
}
