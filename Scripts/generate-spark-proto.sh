#!/usr/bin/env bash
# Makes the Swift files in Sources/SparkProto from the protocol files of Apache Spark Connect.
#
#   Scripts/generate-spark-proto.sh            write the files anew
#   Scripts/generate-spark-proto.sh --check    make them aside and compare; fails where they differ
#
# PYTHON (default python3) must have pyspark 4.3.0, whose spark-connect jar holds the original .proto files, and
# grpcio-tools, which holds protoc. The two Swift plugins of protoc are built from the packages that Package.swift names.
set -euo pipefail
cd "$(dirname "$0")/.."

PYTHON=${PYTHON:-python3}
SWIFT=${SWIFT:-swift}
VERSION=4.3.0
OUTPUT=Sources/SparkProto

"$PYTHON" -c 'import grpc_tools' 2>/dev/null || {
  echo "$PYTHON has no grpcio-tools: $PYTHON -m pip install grpcio-tools, or set PYTHON" >&2
  exit 1
}
JAR=$("$PYTHON" - "$VERSION" <<'PY'
import pathlib, sys, importlib.util
spec = importlib.util.find_spec("pyspark")
if spec is None:
    sys.exit(f"{sys.executable} has no pyspark: {sys.executable} -m pip install pyspark=={sys.argv[1]}, or set PYTHON")
jar = pathlib.Path(spec.origin).parent / "jars" / f"spark-connect_2.13-{sys.argv[1]}.jar"
if not jar.exists():
    sys.exit(f"{jar} is not there: pyspark {sys.argv[1]} is needed")
print(jar)
PY
)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/proto" "$work/swift" "$work/final"

"$SWIFT" build --product protoc-gen-swift 2>&1 | tail -1
"$SWIFT" build --product protoc-gen-grpc-swift-2 2>&1 | tail -1
bin=$("$SWIFT" build --show-bin-path)

"$PYTHON" -m zipfile -e "$JAR" "$work/proto"
# The example plug-ins are no part of the protocol.
files=$(cd "$work/proto" && ls spark/connect/*.proto | grep -v example_plugins)
"$PYTHON" -m grpc_tools.protoc --proto_path="$work/proto" \
  --plugin="$bin/protoc-gen-swift" --swift_out="$work/swift" \
  --swift_opt=Visibility=Public,FileNaming=DropPath,UseAccessLevelOnImports=true \
  $files
# The one service is in base.proto; the tests write their own server.
"$PYTHON" -m grpc_tools.protoc --proto_path="$work/proto" \
  --plugin="$bin/protoc-gen-grpc-swift-2" --grpc-swift-2_out="$work/swift" \
  --grpc-swift-2_opt=Visibility=Public,FileNaming=DropPath,UseAccessLevelOnImports=true,Server=false \
  spark/connect/base.proto

# Each file says what it was made from and what it held when it was made, so that a test finds edits by hand.
"$PYTHON" - "$VERSION" "$work" <<'PY'
import hashlib, pathlib, sys
version, work = sys.argv[1], pathlib.Path(sys.argv[2])
for path in sorted((work / "swift").glob("*.swift")):
    proto = path.name.split(".")[0] + ".proto"
    source = (work / "proto/spark/connect" / proto).read_bytes()
    body = path.read_bytes()
    head = (
        "// Made by Scripts/generate-spark-proto.sh. DO NOT EDIT.\n"
        f"// source: spark/connect/{proto} of Apache Spark {version}, sha256 {hashlib.sha256(source).hexdigest()}\n"
        f"// sha256 of what follows: {hashlib.sha256(body).hexdigest()}\n"
        "// swift-format-ignore-file\n"
    )
    (work / "final" / path.name).write_bytes(head.encode() + body)
PY

if [ "${1:-}" = "--check" ]; then
  diff -r --exclude='*.docc' "$work/final" "$OUTPUT"
  echo "$OUTPUT is what the protocol files of Spark $VERSION give"
else
  mkdir -p "$OUTPUT"
  find "$OUTPUT" -name '*.swift' -delete
  cp "$work"/final/*.swift "$OUTPUT/"
  echo "written: $(ls "$OUTPUT"/*.swift | wc -l) files in $OUTPUT"
fi
