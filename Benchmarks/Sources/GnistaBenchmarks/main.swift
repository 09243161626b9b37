import Foundation
import Gnista

// Gnista's side of the benchmarks: takes one request a line, `{"task": …, "data": directory, "threads": n}`, runs it once
// and answers with one line of JSON. Benchmarks/run.py asks it and the peers in turn.
let worker = Worker()
while let line = readLine() {
  let answer = await worker.answer(line)
  FileHandle.standardOutput.write(Data((answer + "\n").utf8))
}
