package import ArgumentParser

/// The root of the command tree.
package struct GnistaCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "gnista", abstract: "Spark's machine-learning workflow in one program.",
    subcommands: [
      RuntimeCommand.self,
      DoctorCommand.self,
    ])

  package init() {}
}
