#!/usr/bin/env python3
"""Writes Sources/CDuckDB: the functions of DuckDB's C API that Gnista uses, bound at run time.

Usage: python3 Scripts/duckdb-binding.py
Add a row `result|name without duckdb_|parameters|arguments` to FUNCTIONS and run it again.
"""
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent / "Sources" / "CDuckDB"

FUNCTIONS = """
const char *|library_version|void|
duckdb_state|open_ext|const char *path, duckdb_database *out_database, duckdb_config config, char **out_error|path, out_database, config, out_error
void|close|duckdb_database *database|database
duckdb_state|connect|duckdb_database database, duckdb_connection *out_connection|database, out_connection
void|disconnect|duckdb_connection *connection|connection
void|interrupt|duckdb_connection connection|connection
duckdb_query_progress_type|query_progress|duckdb_connection connection|connection
duckdb_state|create_config|duckdb_config *out_config|out_config
duckdb_state|set_config|duckdb_config config, const char *name, const char *option|config, name, option
void|destroy_config|duckdb_config *config|config
duckdb_state|query|duckdb_connection connection, const char *query, duckdb_result *out_result|connection, query, out_result
void|destroy_result|duckdb_result *result|result
const char *|result_error|duckdb_result *result|result
duckdb_error_type|result_error_type|duckdb_result *result|result
idx_t|column_count|duckdb_result *result|result
const char *|column_name|duckdb_result *result, idx_t col|result, col
duckdb_logical_type|column_logical_type|duckdb_result *result, idx_t col|result, col
idx_t|rows_changed|duckdb_result *result|result
duckdb_data_chunk|fetch_chunk|duckdb_result result|result
duckdb_state|prepare|duckdb_connection connection, const char *query, duckdb_prepared_statement *out_statement|connection, query, out_statement
void|destroy_prepare|duckdb_prepared_statement *statement|statement
const char *|prepare_error|duckdb_prepared_statement statement|statement
duckdb_state|execute_prepared_streaming|duckdb_prepared_statement statement, duckdb_result *out_result|statement, out_result
idx_t|prepared_statement_column_count|duckdb_prepared_statement statement|statement
const char *|prepared_statement_column_name|duckdb_prepared_statement statement, idx_t col|statement, col
duckdb_logical_type|prepared_statement_column_logical_type|duckdb_prepared_statement statement, idx_t col|statement, col
idx_t|extract_statements|duckdb_connection connection, const char *query, duckdb_extracted_statements *out_statements|connection, query, out_statements
const char *|extract_statements_error|duckdb_extracted_statements statements|statements
void|destroy_extracted|duckdb_extracted_statements *statements|statements
void|free|void *pointer|pointer
void *|malloc|size_t size|size
duckdb_logical_type|create_logical_type|duckdb_type type|type
duckdb_logical_type|create_list_type|duckdb_logical_type type|type
duckdb_logical_type|create_map_type|duckdb_logical_type key, duckdb_logical_type value|key, value
duckdb_logical_type|create_struct_type|duckdb_logical_type *types, const char **names, idx_t count|types, names, count
duckdb_logical_type|create_decimal_type|uint8_t width, uint8_t scale|width, scale
duckdb_type|get_type_id|duckdb_logical_type type|type
uint8_t|decimal_width|duckdb_logical_type type|type
uint8_t|decimal_scale|duckdb_logical_type type|type
duckdb_type|decimal_internal_type|duckdb_logical_type type|type
duckdb_type|enum_internal_type|duckdb_logical_type type|type
char *|enum_dictionary_value|duckdb_logical_type type, idx_t index|type, index
duckdb_logical_type|list_type_child_type|duckdb_logical_type type|type
duckdb_logical_type|array_type_child_type|duckdb_logical_type type|type
idx_t|array_type_array_size|duckdb_logical_type type|type
duckdb_logical_type|map_type_key_type|duckdb_logical_type type|type
duckdb_logical_type|map_type_value_type|duckdb_logical_type type|type
idx_t|struct_type_child_count|duckdb_logical_type type|type
char *|struct_type_child_name|duckdb_logical_type type, idx_t index|type, index
duckdb_logical_type|struct_type_child_type|duckdb_logical_type type, idx_t index|type, index
void|destroy_logical_type|duckdb_logical_type *type|type
duckdb_data_chunk|create_data_chunk|duckdb_logical_type *types, idx_t count|types, count
void|destroy_data_chunk|duckdb_data_chunk *chunk|chunk
void|data_chunk_reset|duckdb_data_chunk chunk|chunk
idx_t|data_chunk_get_column_count|duckdb_data_chunk chunk|chunk
duckdb_vector|data_chunk_get_vector|duckdb_data_chunk chunk, idx_t index|chunk, index
idx_t|data_chunk_get_size|duckdb_data_chunk chunk|chunk
void|data_chunk_set_size|duckdb_data_chunk chunk, idx_t size|chunk, size
duckdb_logical_type|vector_get_column_type|duckdb_vector vector|vector
void *|vector_get_data|duckdb_vector vector|vector
uint64_t *|vector_get_validity|duckdb_vector vector|vector
void|vector_ensure_validity_writable|duckdb_vector vector|vector
void|vector_assign_string_element_len|duckdb_vector vector, idx_t index, const char *text, idx_t length|vector, index, text, length
duckdb_vector|list_vector_get_child|duckdb_vector vector|vector
idx_t|list_vector_get_size|duckdb_vector vector|vector
duckdb_state|list_vector_set_size|duckdb_vector vector, idx_t size|vector, size
duckdb_state|list_vector_reserve|duckdb_vector vector, idx_t capacity|vector, capacity
duckdb_vector|struct_vector_get_child|duckdb_vector vector, idx_t index|vector, index
duckdb_vector|array_vector_get_child|duckdb_vector vector|vector
duckdb_scalar_function|create_scalar_function|void|
void|destroy_scalar_function|duckdb_scalar_function *function|function
void|scalar_function_set_name|duckdb_scalar_function function, const char *name|function, name
void|scalar_function_set_varargs|duckdb_scalar_function function, duckdb_logical_type type|function, type
void|scalar_function_set_special_handling|duckdb_scalar_function function|function
void|scalar_function_set_volatile|duckdb_scalar_function function|function
void|scalar_function_add_parameter|duckdb_scalar_function function, duckdb_logical_type type|function, type
void|scalar_function_set_return_type|duckdb_scalar_function function, duckdb_logical_type type|function, type
void|scalar_function_set_extra_info|duckdb_scalar_function function, void *info, duckdb_delete_callback_t destroy|function, info, destroy
void|scalar_function_set_bind|duckdb_scalar_function function, duckdb_scalar_function_bind_t bind|function, bind
void|scalar_function_set_bind_data|duckdb_bind_info info, void *data, duckdb_delete_callback_t destroy|info, data, destroy
void|scalar_function_set_bind_data_copy|duckdb_bind_info info, duckdb_copy_callback_t copy|info, copy
void|scalar_function_bind_set_error|duckdb_bind_info info, const char *error|info, error
void *|scalar_function_bind_get_extra_info|duckdb_bind_info info|info
void|scalar_function_get_client_context|duckdb_bind_info info, duckdb_client_context *out_context|info, out_context
idx_t|scalar_function_bind_get_argument_count|duckdb_bind_info info|info
duckdb_expression|scalar_function_bind_get_argument|duckdb_bind_info info, idx_t index|info, index
void|scalar_function_set_function|duckdb_scalar_function function, duckdb_scalar_function_t body|function, body
void *|scalar_function_get_extra_info|duckdb_function_info info|info
void *|scalar_function_get_bind_data|duckdb_function_info info|info
void|scalar_function_set_error|duckdb_function_info info, const char *error|info, error
duckdb_state|register_scalar_function|duckdb_connection connection, duckdb_scalar_function function|connection, function
void|destroy_client_context|duckdb_client_context *context|context
bool|expression_is_foldable|duckdb_expression expression|expression
duckdb_error_data|expression_fold|duckdb_client_context context, duckdb_expression expression, duckdb_value *out_value|context, expression, out_value
void|destroy_expression|duckdb_expression *expression|expression
bool|error_data_has_error|duckdb_error_data error|error
const char *|error_data_message|duckdb_error_data error|error
void|destroy_error_data|duckdb_error_data *error|error
int64_t|get_int64|duckdb_value value|value
char *|get_varchar|duckdb_value value|value
void|destroy_value|duckdb_value *value|value
duckdb_state|appender_create_ext|duckdb_connection connection, const char *catalog, const char *schema, const char *table, duckdb_appender *out_appender|connection, catalog, schema, table, out_appender
duckdb_state|append_data_chunk|duckdb_appender appender, duckdb_data_chunk chunk|appender, chunk
duckdb_error_data|appender_error_data|duckdb_appender appender|appender
duckdb_state|appender_close|duckdb_appender appender|appender
duckdb_state|appender_destroy|duckdb_appender *appender|appender
""".strip().split("\n")

HEADER_TOP = r"""#ifndef GNISTA_CDUCKDB_H
#define GNISTA_CDUCKDB_H

// The part of DuckDB's C API (version 1) that Gnista uses, declared by hand and bound at run time, so that the package
// builds without DuckDB. `gnista_duckdb_bind` fills the table of functions from a library that the caller has opened;
// each `duckdb_…` function below calls through the table and must not be called before.
//
// Made by Scripts/duckdb-binding.py.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint64_t idx_t;

typedef enum { DuckDBSuccess = 0, DuckDBError = 1 } duckdb_state;
typedef int32_t duckdb_type;
typedef int32_t duckdb_error_type;

#define GNISTA_DUCKDB_HANDLE(name) typedef struct _##name { void *internal; } *name;
GNISTA_DUCKDB_HANDLE(duckdb_database)
GNISTA_DUCKDB_HANDLE(duckdb_connection)
GNISTA_DUCKDB_HANDLE(duckdb_prepared_statement)
GNISTA_DUCKDB_HANDLE(duckdb_extracted_statements)
GNISTA_DUCKDB_HANDLE(duckdb_config)
GNISTA_DUCKDB_HANDLE(duckdb_logical_type)
GNISTA_DUCKDB_HANDLE(duckdb_data_chunk)
GNISTA_DUCKDB_HANDLE(duckdb_vector)
GNISTA_DUCKDB_HANDLE(duckdb_value)
GNISTA_DUCKDB_HANDLE(duckdb_appender)
GNISTA_DUCKDB_HANDLE(duckdb_scalar_function)
GNISTA_DUCKDB_HANDLE(duckdb_bind_info)
GNISTA_DUCKDB_HANDLE(duckdb_function_info)
GNISTA_DUCKDB_HANDLE(duckdb_client_context)
GNISTA_DUCKDB_HANDLE(duckdb_expression)
GNISTA_DUCKDB_HANDLE(duckdb_error_data)
#undef GNISTA_DUCKDB_HANDLE

typedef struct {
  idx_t deprecated_column_count;
  idx_t deprecated_row_count;
  idx_t deprecated_rows_changed;
  void *deprecated_columns;
  char *deprecated_error_message;
  void *internal_data;
} duckdb_result;

// The percentage, rows done and rows in all of a running query.
typedef struct {
  double percentage;
  uint64_t rows_processed;
  uint64_t total_rows_to_process;
} duckdb_query_progress_type;

typedef struct { int32_t months; int32_t days; int64_t micros; } duckdb_interval;
typedef struct { uint64_t lower; int64_t upper; } duckdb_hugeint;
typedef struct { uint64_t offset; uint64_t length; } duckdb_list_entry;

// A text or blob within a vector: up to 12 bytes stand inside, longer ones behind the pointer.
typedef struct {
  union {
    struct { uint32_t length; char prefix[4]; char *ptr; } pointer;
    struct { uint32_t length; char inlined[12]; } inlined;
  } value;
} duckdb_string_t;

typedef void (*duckdb_delete_callback_t)(void *data);
typedef void *(*duckdb_copy_callback_t)(void *data);
typedef void (*duckdb_scalar_function_bind_t)(duckdb_bind_info info);
typedef void (*duckdb_scalar_function_t)(duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output);

// The bound functions.
typedef struct {
"""

HEADER_MIDDLE = r"""} gnista_duckdb_functions;

extern gnista_duckdb_functions gnista_duckdb;

// Fills the table with the addresses that `resolve` gives for the functions' names. The result is NULL, or the first
// name that has no address; the table is then not changed.
const char *gnista_duckdb_bind(void *(*resolve)(const void *context, const char *name), const void *context);

"""

SOURCE_TOP = r"""#include "CDuckDB.h"

// Made by Scripts/duckdb-binding.py.

gnista_duckdb_functions gnista_duckdb;

#define BIND(name)                                                \
  *(void **)(&table.name) = resolve(context, "duckdb_" #name);   \
  if (!table.name) return "duckdb_" #name;

const char *gnista_duckdb_bind(void *(*resolve)(const void *context, const char *name), const void *context) {
  gnista_duckdb_functions table;
"""

SOURCE_END = r"""  gnista_duckdb = table;
  return NULL;
}
"""

rows = [row.split("|") for row in FUNCTIONS]
header = HEADER_TOP
for result, name, parameters, _ in rows:
    header += f"  {result} (*{name})({parameters});\n"
header += HEADER_MIDDLE
for result, name, parameters, arguments in rows:
    verb = "" if result == "void" else "return "
    header += f"static inline {result} duckdb_{name}({parameters}) {{ {verb}gnista_duckdb.{name}({arguments}); }}\n"
header += "\n#endif\n"
(ROOT / "include" / "CDuckDB.h").write_text(header)
source = SOURCE_TOP + "".join(f"  BIND({name})\n" for _, name, _, _ in rows) + SOURCE_END
(ROOT / "CDuckDB.c").write_text(source)
