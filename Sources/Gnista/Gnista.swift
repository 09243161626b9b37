// One import for users of the library: frames, the embedded engine, stages and pipelines, native libraries.
@_exported public import GnistaCore
@_exported public import GnistaDuckDB
@_exported public import GnistaFrame
@_exported public import GnistaML
@_exported public import GnistaRuntime
