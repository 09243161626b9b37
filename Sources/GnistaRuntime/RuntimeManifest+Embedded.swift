// Written by Scripts/runtime-lock.py from runtime.lock. Do not edit: run the script again.

extension RuntimeManifest {
  /// The text of the `runtime.lock` that this program was built with.
  static let embeddedText = #"""
    {
      "format": 1,
      "entries": [
        {
          "name": "duckdb",
          "package": "duckdb",
          "version": "2.0.0",
          "kind": "native-library",
          "required": true,
          "purpose": "the embedded engine",
          "abi": "abi3",
          "wheels": {
            "linux-x86_64": {
              "file": "duckdb-2.0.0-cp312-abi3-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl",
              "size": 24371005,
              "sha256": "ab51ec57d329d6f3df37c0287b55d71c3fc07bb54b61d1afed09104f953b1431",
              "library": {
                "path": "_duckdb.abi3.so",
                "size": 67631112,
                "sha256": "e7cda112749d860a36cb1524ff465cefecdb0acc5c4e2ff4510ecc1b6f6c061a"
              }
            },
            "linux-aarch64": {
              "file": "duckdb-2.0.0-cp312-abi3-manylinux_2_26_aarch64.manylinux_2_28_aarch64.whl",
              "size": 21655920,
              "sha256": "e38daf0acbad9de7ce892d402b68409519291ee16af3c2cba85ace3b085c7eaa",
              "library": {
                "path": "_duckdb.abi3.so",
                "size": 62088368,
                "sha256": "1601c0c82a0f3d4d01bb263f9326cd6cdb5314f6da80becfe74ca2ecaaa47f49"
              }
            },
            "macos-arm64": {
              "file": "duckdb-2.0.0-cp312-abi3-macosx_11_0_arm64.whl",
              "size": 17597612,
              "sha256": "b5d758b53751c930e09d371230241005ea5203c8edc65a1e1fafca83fcc906ef",
              "library": {
                "path": "_duckdb.abi3.so",
                "size": 50536448,
                "sha256": "1e0c41d7d52834b43bf66c1e8b25d6aeee7911609515c9563383b3ffb28919b3"
              }
            }
          }
        },
        {
          "name": "openblas",
          "package": "scipy-openblas64",
          "version": "0.3.34.481.3",
          "kind": "native-library",
          "required": false,
          "purpose": "faster dense linear algebra; without it Gnista's own kernels are used",
          "abi": "none",
          "wheels": {
            "linux-x86_64": {
              "file": "scipy_openblas64-0.3.34.481.3-py3-none-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl",
              "size": 7754120,
              "sha256": "deb7f39980f5b4db6140d4a9d948e066ad3ea4a7c6545caa65c3f590fdc23559",
              "library": {
                "path": "scipy_openblas64/lib/libscipy_openblas64_.so",
                "size": 25287152,
                "sha256": "a8b239fc487c98603c9dcfae91552aee594a852616f8926d34187b709e2071f4"
              }
            },
            "linux-aarch64": {
              "file": "scipy_openblas64-0.3.34.481.3-py3-none-manylinux_2_27_aarch64.manylinux_2_28_aarch64.whl",
              "size": 8972850,
              "sha256": "efd31ed0ca0c182cd57761e5f5f17899e0de39be4b1809d17e13aafc21500ec4",
              "library": {
                "path": "scipy_openblas64/lib/libscipy_openblas64_.so",
                "size": 28911440,
                "sha256": "082ebf559cfe8f7ce641a958838b1fb37213e18d6ba7945f67468c01b557632a"
              }
            },
            "macos-arm64": {
              "file": "scipy_openblas64-0.3.34.481.3-py3-none-macosx_11_0_arm64.whl",
              "size": 5622697,
              "sha256": "280660396e528988b8ac30e21a38222aa0a6552b0b3f54712abd92eb116d4901",
              "library": {
                "path": "scipy_openblas64/lib/libscipy_openblas64_.dylib",
                "size": 15745032,
                "sha256": "1e33412771923c47c33fbe85cde966ab6399f51ca1ed19153d4312fb16d27000"
              }
            }
          }
        },
        {
          "name": "pyspark",
          "package": "pyspark",
          "version": "4.3.0",
          "kind": "spark-distribution",
          "required": false,
          "purpose": "Apache Spark on this machine, with its Connect server",
          "abi": "none",
          "wheels": {
            "any": {
              "file": "pyspark-4.3.0.tar.gz",
              "size": 455910862,
              "sha256": "e8c517948eff7088a7aa07449aa8eafa4a15a8d50319de2525a6fd26622476c6"
            }
          }
        }
      ]
    }
    """#
}
