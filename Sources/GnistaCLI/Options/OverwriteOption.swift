internal import ArgumentParser

/// The leave to replace what is there.
struct OverwriteOption: ParsableArguments {
  @Flag(help: "Replace the output when it exists; without this that is an error.")
  var overwrite = false
}
