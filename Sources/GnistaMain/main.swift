import GnistaCLI

await GnistaCLI.run()
