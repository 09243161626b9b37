import GnistaCLI

await CommandLineTool.run()
