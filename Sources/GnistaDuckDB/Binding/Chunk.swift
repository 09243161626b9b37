import CDuckDB
import GnistaCore

/// Some rows of a result as DuckDB gives them, at most 2,048.
final class Chunk: @unchecked Sendable {
  // Sendable because its rows are only read, and it is let go by whoever holds it last.
  private var handle: duckdb_data_chunk?
  /// Keeps the database open whose memory the rows stand in.
  private let connection: Connection

  /// Takes over a chunk of a query on a connection.
  init(_ handle: duckdb_data_chunk, _ connection: Connection) {
    self.handle = handle
    self.connection = connection
  }

  deinit { duckdb_destroy_data_chunk(&handle) }

  /// The rows, read as columns of a schema.
  func batch(_ schema: Schema) -> RowBatch {
    let count = Int(duckdb_data_chunk_get_size(handle))
    let columns = schema.fields.indices.map { index in
      VectorReader(duckdb_data_chunk_get_vector(handle, idx_t(index)), count: count)
        .column(of: schema.fields[index].dataType)
    }
    return RowBatch(schema: schema, columns: columns, count: count)
  }
}
