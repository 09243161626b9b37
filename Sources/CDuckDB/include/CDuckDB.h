#ifndef GNISTA_CDUCKDB_H
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
  const char * (*library_version)(void);
  duckdb_state (*open_ext)(const char *path, duckdb_database *out_database, duckdb_config config, char **out_error);
  void (*close)(duckdb_database *database);
  duckdb_state (*connect)(duckdb_database database, duckdb_connection *out_connection);
  void (*disconnect)(duckdb_connection *connection);
  void (*interrupt)(duckdb_connection connection);
  duckdb_query_progress_type (*query_progress)(duckdb_connection connection);
  duckdb_state (*create_config)(duckdb_config *out_config);
  duckdb_state (*set_config)(duckdb_config config, const char *name, const char *option);
  void (*destroy_config)(duckdb_config *config);
  duckdb_state (*query)(duckdb_connection connection, const char *query, duckdb_result *out_result);
  void (*destroy_result)(duckdb_result *result);
  const char * (*result_error)(duckdb_result *result);
  duckdb_error_type (*result_error_type)(duckdb_result *result);
  idx_t (*column_count)(duckdb_result *result);
  const char * (*column_name)(duckdb_result *result, idx_t col);
  duckdb_logical_type (*column_logical_type)(duckdb_result *result, idx_t col);
  idx_t (*rows_changed)(duckdb_result *result);
  duckdb_data_chunk (*fetch_chunk)(duckdb_result result);
  duckdb_state (*prepare)(duckdb_connection connection, const char *query, duckdb_prepared_statement *out_statement);
  void (*destroy_prepare)(duckdb_prepared_statement *statement);
  const char * (*prepare_error)(duckdb_prepared_statement statement);
  duckdb_state (*execute_prepared_streaming)(duckdb_prepared_statement statement, duckdb_result *out_result);
  idx_t (*prepared_statement_column_count)(duckdb_prepared_statement statement);
  const char * (*prepared_statement_column_name)(duckdb_prepared_statement statement, idx_t col);
  duckdb_logical_type (*prepared_statement_column_logical_type)(duckdb_prepared_statement statement, idx_t col);
  idx_t (*extract_statements)(duckdb_connection connection, const char *query, duckdb_extracted_statements *out_statements);
  const char * (*extract_statements_error)(duckdb_extracted_statements statements);
  void (*destroy_extracted)(duckdb_extracted_statements *statements);
  void (*free)(void *pointer);
  void * (*malloc)(size_t size);
  duckdb_logical_type (*create_logical_type)(duckdb_type type);
  duckdb_logical_type (*create_list_type)(duckdb_logical_type type);
  duckdb_logical_type (*create_map_type)(duckdb_logical_type key, duckdb_logical_type value);
  duckdb_logical_type (*create_struct_type)(duckdb_logical_type *types, const char **names, idx_t count);
  duckdb_logical_type (*create_decimal_type)(uint8_t width, uint8_t scale);
  duckdb_type (*get_type_id)(duckdb_logical_type type);
  uint8_t (*decimal_width)(duckdb_logical_type type);
  uint8_t (*decimal_scale)(duckdb_logical_type type);
  duckdb_type (*decimal_internal_type)(duckdb_logical_type type);
  duckdb_type (*enum_internal_type)(duckdb_logical_type type);
  char * (*enum_dictionary_value)(duckdb_logical_type type, idx_t index);
  duckdb_logical_type (*list_type_child_type)(duckdb_logical_type type);
  duckdb_logical_type (*array_type_child_type)(duckdb_logical_type type);
  idx_t (*array_type_array_size)(duckdb_logical_type type);
  duckdb_logical_type (*map_type_key_type)(duckdb_logical_type type);
  duckdb_logical_type (*map_type_value_type)(duckdb_logical_type type);
  idx_t (*struct_type_child_count)(duckdb_logical_type type);
  char * (*struct_type_child_name)(duckdb_logical_type type, idx_t index);
  duckdb_logical_type (*struct_type_child_type)(duckdb_logical_type type, idx_t index);
  void (*destroy_logical_type)(duckdb_logical_type *type);
  duckdb_data_chunk (*create_data_chunk)(duckdb_logical_type *types, idx_t count);
  void (*destroy_data_chunk)(duckdb_data_chunk *chunk);
  void (*data_chunk_reset)(duckdb_data_chunk chunk);
  idx_t (*data_chunk_get_column_count)(duckdb_data_chunk chunk);
  duckdb_vector (*data_chunk_get_vector)(duckdb_data_chunk chunk, idx_t index);
  idx_t (*data_chunk_get_size)(duckdb_data_chunk chunk);
  void (*data_chunk_set_size)(duckdb_data_chunk chunk, idx_t size);
  duckdb_logical_type (*vector_get_column_type)(duckdb_vector vector);
  void * (*vector_get_data)(duckdb_vector vector);
  uint64_t * (*vector_get_validity)(duckdb_vector vector);
  void (*vector_ensure_validity_writable)(duckdb_vector vector);
  void (*vector_assign_string_element_len)(duckdb_vector vector, idx_t index, const char *text, idx_t length);
  duckdb_vector (*list_vector_get_child)(duckdb_vector vector);
  idx_t (*list_vector_get_size)(duckdb_vector vector);
  duckdb_state (*list_vector_set_size)(duckdb_vector vector, idx_t size);
  duckdb_state (*list_vector_reserve)(duckdb_vector vector, idx_t capacity);
  duckdb_vector (*struct_vector_get_child)(duckdb_vector vector, idx_t index);
  duckdb_vector (*array_vector_get_child)(duckdb_vector vector);
  duckdb_scalar_function (*create_scalar_function)(void);
  void (*destroy_scalar_function)(duckdb_scalar_function *function);
  void (*scalar_function_set_name)(duckdb_scalar_function function, const char *name);
  void (*scalar_function_set_varargs)(duckdb_scalar_function function, duckdb_logical_type type);
  void (*scalar_function_set_special_handling)(duckdb_scalar_function function);
  void (*scalar_function_set_volatile)(duckdb_scalar_function function);
  void (*scalar_function_add_parameter)(duckdb_scalar_function function, duckdb_logical_type type);
  void (*scalar_function_set_return_type)(duckdb_scalar_function function, duckdb_logical_type type);
  void (*scalar_function_set_extra_info)(duckdb_scalar_function function, void *info, duckdb_delete_callback_t destroy);
  void (*scalar_function_set_bind)(duckdb_scalar_function function, duckdb_scalar_function_bind_t bind);
  void (*scalar_function_set_bind_data)(duckdb_bind_info info, void *data, duckdb_delete_callback_t destroy);
  void (*scalar_function_set_bind_data_copy)(duckdb_bind_info info, duckdb_copy_callback_t copy);
  void (*scalar_function_bind_set_error)(duckdb_bind_info info, const char *error);
  void * (*scalar_function_bind_get_extra_info)(duckdb_bind_info info);
  void (*scalar_function_get_client_context)(duckdb_bind_info info, duckdb_client_context *out_context);
  idx_t (*scalar_function_bind_get_argument_count)(duckdb_bind_info info);
  duckdb_expression (*scalar_function_bind_get_argument)(duckdb_bind_info info, idx_t index);
  void (*scalar_function_set_function)(duckdb_scalar_function function, duckdb_scalar_function_t body);
  void * (*scalar_function_get_extra_info)(duckdb_function_info info);
  void * (*scalar_function_get_bind_data)(duckdb_function_info info);
  void (*scalar_function_set_error)(duckdb_function_info info, const char *error);
  duckdb_state (*register_scalar_function)(duckdb_connection connection, duckdb_scalar_function function);
  void (*destroy_client_context)(duckdb_client_context *context);
  bool (*expression_is_foldable)(duckdb_expression expression);
  duckdb_error_data (*expression_fold)(duckdb_client_context context, duckdb_expression expression, duckdb_value *out_value);
  void (*destroy_expression)(duckdb_expression *expression);
  bool (*error_data_has_error)(duckdb_error_data error);
  const char * (*error_data_message)(duckdb_error_data error);
  void (*destroy_error_data)(duckdb_error_data *error);
  int64_t (*get_int64)(duckdb_value value);
  char * (*get_varchar)(duckdb_value value);
  void (*destroy_value)(duckdb_value *value);
  duckdb_state (*appender_create_ext)(duckdb_connection connection, const char *catalog, const char *schema, const char *table, duckdb_appender *out_appender);
  duckdb_state (*append_data_chunk)(duckdb_appender appender, duckdb_data_chunk chunk);
  duckdb_error_data (*appender_error_data)(duckdb_appender appender);
  duckdb_state (*appender_close)(duckdb_appender appender);
  duckdb_state (*appender_destroy)(duckdb_appender *appender);
} gnista_duckdb_functions;

extern gnista_duckdb_functions gnista_duckdb;

// Fills the table with the addresses that `resolve` gives for the functions' names. The result is NULL, or the first
// name that has no address; the table is then not changed.
const char *gnista_duckdb_bind(void *(*resolve)(const void *context, const char *name), const void *context);

static inline const char * duckdb_library_version(void) { return gnista_duckdb.library_version(); }
static inline duckdb_state duckdb_open_ext(const char *path, duckdb_database *out_database, duckdb_config config, char **out_error) { return gnista_duckdb.open_ext(path, out_database, config, out_error); }
static inline void duckdb_close(duckdb_database *database) { gnista_duckdb.close(database); }
static inline duckdb_state duckdb_connect(duckdb_database database, duckdb_connection *out_connection) { return gnista_duckdb.connect(database, out_connection); }
static inline void duckdb_disconnect(duckdb_connection *connection) { gnista_duckdb.disconnect(connection); }
static inline void duckdb_interrupt(duckdb_connection connection) { gnista_duckdb.interrupt(connection); }
static inline duckdb_query_progress_type duckdb_query_progress(duckdb_connection connection) { return gnista_duckdb.query_progress(connection); }
static inline duckdb_state duckdb_create_config(duckdb_config *out_config) { return gnista_duckdb.create_config(out_config); }
static inline duckdb_state duckdb_set_config(duckdb_config config, const char *name, const char *option) { return gnista_duckdb.set_config(config, name, option); }
static inline void duckdb_destroy_config(duckdb_config *config) { gnista_duckdb.destroy_config(config); }
static inline duckdb_state duckdb_query(duckdb_connection connection, const char *query, duckdb_result *out_result) { return gnista_duckdb.query(connection, query, out_result); }
static inline void duckdb_destroy_result(duckdb_result *result) { gnista_duckdb.destroy_result(result); }
static inline const char * duckdb_result_error(duckdb_result *result) { return gnista_duckdb.result_error(result); }
static inline duckdb_error_type duckdb_result_error_type(duckdb_result *result) { return gnista_duckdb.result_error_type(result); }
static inline idx_t duckdb_column_count(duckdb_result *result) { return gnista_duckdb.column_count(result); }
static inline const char * duckdb_column_name(duckdb_result *result, idx_t col) { return gnista_duckdb.column_name(result, col); }
static inline duckdb_logical_type duckdb_column_logical_type(duckdb_result *result, idx_t col) { return gnista_duckdb.column_logical_type(result, col); }
static inline idx_t duckdb_rows_changed(duckdb_result *result) { return gnista_duckdb.rows_changed(result); }
static inline duckdb_data_chunk duckdb_fetch_chunk(duckdb_result result) { return gnista_duckdb.fetch_chunk(result); }
static inline duckdb_state duckdb_prepare(duckdb_connection connection, const char *query, duckdb_prepared_statement *out_statement) { return gnista_duckdb.prepare(connection, query, out_statement); }
static inline void duckdb_destroy_prepare(duckdb_prepared_statement *statement) { gnista_duckdb.destroy_prepare(statement); }
static inline const char * duckdb_prepare_error(duckdb_prepared_statement statement) { return gnista_duckdb.prepare_error(statement); }
static inline duckdb_state duckdb_execute_prepared_streaming(duckdb_prepared_statement statement, duckdb_result *out_result) { return gnista_duckdb.execute_prepared_streaming(statement, out_result); }
static inline idx_t duckdb_prepared_statement_column_count(duckdb_prepared_statement statement) { return gnista_duckdb.prepared_statement_column_count(statement); }
static inline const char * duckdb_prepared_statement_column_name(duckdb_prepared_statement statement, idx_t col) { return gnista_duckdb.prepared_statement_column_name(statement, col); }
static inline duckdb_logical_type duckdb_prepared_statement_column_logical_type(duckdb_prepared_statement statement, idx_t col) { return gnista_duckdb.prepared_statement_column_logical_type(statement, col); }
static inline idx_t duckdb_extract_statements(duckdb_connection connection, const char *query, duckdb_extracted_statements *out_statements) { return gnista_duckdb.extract_statements(connection, query, out_statements); }
static inline const char * duckdb_extract_statements_error(duckdb_extracted_statements statements) { return gnista_duckdb.extract_statements_error(statements); }
static inline void duckdb_destroy_extracted(duckdb_extracted_statements *statements) { gnista_duckdb.destroy_extracted(statements); }
static inline void duckdb_free(void *pointer) { gnista_duckdb.free(pointer); }
static inline void * duckdb_malloc(size_t size) { return gnista_duckdb.malloc(size); }
static inline duckdb_logical_type duckdb_create_logical_type(duckdb_type type) { return gnista_duckdb.create_logical_type(type); }
static inline duckdb_logical_type duckdb_create_list_type(duckdb_logical_type type) { return gnista_duckdb.create_list_type(type); }
static inline duckdb_logical_type duckdb_create_map_type(duckdb_logical_type key, duckdb_logical_type value) { return gnista_duckdb.create_map_type(key, value); }
static inline duckdb_logical_type duckdb_create_struct_type(duckdb_logical_type *types, const char **names, idx_t count) { return gnista_duckdb.create_struct_type(types, names, count); }
static inline duckdb_logical_type duckdb_create_decimal_type(uint8_t width, uint8_t scale) { return gnista_duckdb.create_decimal_type(width, scale); }
static inline duckdb_type duckdb_get_type_id(duckdb_logical_type type) { return gnista_duckdb.get_type_id(type); }
static inline uint8_t duckdb_decimal_width(duckdb_logical_type type) { return gnista_duckdb.decimal_width(type); }
static inline uint8_t duckdb_decimal_scale(duckdb_logical_type type) { return gnista_duckdb.decimal_scale(type); }
static inline duckdb_type duckdb_decimal_internal_type(duckdb_logical_type type) { return gnista_duckdb.decimal_internal_type(type); }
static inline duckdb_type duckdb_enum_internal_type(duckdb_logical_type type) { return gnista_duckdb.enum_internal_type(type); }
static inline char * duckdb_enum_dictionary_value(duckdb_logical_type type, idx_t index) { return gnista_duckdb.enum_dictionary_value(type, index); }
static inline duckdb_logical_type duckdb_list_type_child_type(duckdb_logical_type type) { return gnista_duckdb.list_type_child_type(type); }
static inline duckdb_logical_type duckdb_array_type_child_type(duckdb_logical_type type) { return gnista_duckdb.array_type_child_type(type); }
static inline idx_t duckdb_array_type_array_size(duckdb_logical_type type) { return gnista_duckdb.array_type_array_size(type); }
static inline duckdb_logical_type duckdb_map_type_key_type(duckdb_logical_type type) { return gnista_duckdb.map_type_key_type(type); }
static inline duckdb_logical_type duckdb_map_type_value_type(duckdb_logical_type type) { return gnista_duckdb.map_type_value_type(type); }
static inline idx_t duckdb_struct_type_child_count(duckdb_logical_type type) { return gnista_duckdb.struct_type_child_count(type); }
static inline char * duckdb_struct_type_child_name(duckdb_logical_type type, idx_t index) { return gnista_duckdb.struct_type_child_name(type, index); }
static inline duckdb_logical_type duckdb_struct_type_child_type(duckdb_logical_type type, idx_t index) { return gnista_duckdb.struct_type_child_type(type, index); }
static inline void duckdb_destroy_logical_type(duckdb_logical_type *type) { gnista_duckdb.destroy_logical_type(type); }
static inline duckdb_data_chunk duckdb_create_data_chunk(duckdb_logical_type *types, idx_t count) { return gnista_duckdb.create_data_chunk(types, count); }
static inline void duckdb_destroy_data_chunk(duckdb_data_chunk *chunk) { gnista_duckdb.destroy_data_chunk(chunk); }
static inline void duckdb_data_chunk_reset(duckdb_data_chunk chunk) { gnista_duckdb.data_chunk_reset(chunk); }
static inline idx_t duckdb_data_chunk_get_column_count(duckdb_data_chunk chunk) { return gnista_duckdb.data_chunk_get_column_count(chunk); }
static inline duckdb_vector duckdb_data_chunk_get_vector(duckdb_data_chunk chunk, idx_t index) { return gnista_duckdb.data_chunk_get_vector(chunk, index); }
static inline idx_t duckdb_data_chunk_get_size(duckdb_data_chunk chunk) { return gnista_duckdb.data_chunk_get_size(chunk); }
static inline void duckdb_data_chunk_set_size(duckdb_data_chunk chunk, idx_t size) { gnista_duckdb.data_chunk_set_size(chunk, size); }
static inline duckdb_logical_type duckdb_vector_get_column_type(duckdb_vector vector) { return gnista_duckdb.vector_get_column_type(vector); }
static inline void * duckdb_vector_get_data(duckdb_vector vector) { return gnista_duckdb.vector_get_data(vector); }
static inline uint64_t * duckdb_vector_get_validity(duckdb_vector vector) { return gnista_duckdb.vector_get_validity(vector); }
static inline void duckdb_vector_ensure_validity_writable(duckdb_vector vector) { gnista_duckdb.vector_ensure_validity_writable(vector); }
static inline void duckdb_vector_assign_string_element_len(duckdb_vector vector, idx_t index, const char *text, idx_t length) { gnista_duckdb.vector_assign_string_element_len(vector, index, text, length); }
static inline duckdb_vector duckdb_list_vector_get_child(duckdb_vector vector) { return gnista_duckdb.list_vector_get_child(vector); }
static inline idx_t duckdb_list_vector_get_size(duckdb_vector vector) { return gnista_duckdb.list_vector_get_size(vector); }
static inline duckdb_state duckdb_list_vector_set_size(duckdb_vector vector, idx_t size) { return gnista_duckdb.list_vector_set_size(vector, size); }
static inline duckdb_state duckdb_list_vector_reserve(duckdb_vector vector, idx_t capacity) { return gnista_duckdb.list_vector_reserve(vector, capacity); }
static inline duckdb_vector duckdb_struct_vector_get_child(duckdb_vector vector, idx_t index) { return gnista_duckdb.struct_vector_get_child(vector, index); }
static inline duckdb_vector duckdb_array_vector_get_child(duckdb_vector vector) { return gnista_duckdb.array_vector_get_child(vector); }
static inline duckdb_scalar_function duckdb_create_scalar_function(void) { return gnista_duckdb.create_scalar_function(); }
static inline void duckdb_destroy_scalar_function(duckdb_scalar_function *function) { gnista_duckdb.destroy_scalar_function(function); }
static inline void duckdb_scalar_function_set_name(duckdb_scalar_function function, const char *name) { gnista_duckdb.scalar_function_set_name(function, name); }
static inline void duckdb_scalar_function_set_varargs(duckdb_scalar_function function, duckdb_logical_type type) { gnista_duckdb.scalar_function_set_varargs(function, type); }
static inline void duckdb_scalar_function_set_special_handling(duckdb_scalar_function function) { gnista_duckdb.scalar_function_set_special_handling(function); }
static inline void duckdb_scalar_function_set_volatile(duckdb_scalar_function function) { gnista_duckdb.scalar_function_set_volatile(function); }
static inline void duckdb_scalar_function_add_parameter(duckdb_scalar_function function, duckdb_logical_type type) { gnista_duckdb.scalar_function_add_parameter(function, type); }
static inline void duckdb_scalar_function_set_return_type(duckdb_scalar_function function, duckdb_logical_type type) { gnista_duckdb.scalar_function_set_return_type(function, type); }
static inline void duckdb_scalar_function_set_extra_info(duckdb_scalar_function function, void *info, duckdb_delete_callback_t destroy) { gnista_duckdb.scalar_function_set_extra_info(function, info, destroy); }
static inline void duckdb_scalar_function_set_bind(duckdb_scalar_function function, duckdb_scalar_function_bind_t bind) { gnista_duckdb.scalar_function_set_bind(function, bind); }
static inline void duckdb_scalar_function_set_bind_data(duckdb_bind_info info, void *data, duckdb_delete_callback_t destroy) { gnista_duckdb.scalar_function_set_bind_data(info, data, destroy); }
static inline void duckdb_scalar_function_set_bind_data_copy(duckdb_bind_info info, duckdb_copy_callback_t copy) { gnista_duckdb.scalar_function_set_bind_data_copy(info, copy); }
static inline void duckdb_scalar_function_bind_set_error(duckdb_bind_info info, const char *error) { gnista_duckdb.scalar_function_bind_set_error(info, error); }
static inline void * duckdb_scalar_function_bind_get_extra_info(duckdb_bind_info info) { return gnista_duckdb.scalar_function_bind_get_extra_info(info); }
static inline void duckdb_scalar_function_get_client_context(duckdb_bind_info info, duckdb_client_context *out_context) { gnista_duckdb.scalar_function_get_client_context(info, out_context); }
static inline idx_t duckdb_scalar_function_bind_get_argument_count(duckdb_bind_info info) { return gnista_duckdb.scalar_function_bind_get_argument_count(info); }
static inline duckdb_expression duckdb_scalar_function_bind_get_argument(duckdb_bind_info info, idx_t index) { return gnista_duckdb.scalar_function_bind_get_argument(info, index); }
static inline void duckdb_scalar_function_set_function(duckdb_scalar_function function, duckdb_scalar_function_t body) { gnista_duckdb.scalar_function_set_function(function, body); }
static inline void * duckdb_scalar_function_get_extra_info(duckdb_function_info info) { return gnista_duckdb.scalar_function_get_extra_info(info); }
static inline void * duckdb_scalar_function_get_bind_data(duckdb_function_info info) { return gnista_duckdb.scalar_function_get_bind_data(info); }
static inline void duckdb_scalar_function_set_error(duckdb_function_info info, const char *error) { gnista_duckdb.scalar_function_set_error(info, error); }
static inline duckdb_state duckdb_register_scalar_function(duckdb_connection connection, duckdb_scalar_function function) { return gnista_duckdb.register_scalar_function(connection, function); }
static inline void duckdb_destroy_client_context(duckdb_client_context *context) { gnista_duckdb.destroy_client_context(context); }
static inline bool duckdb_expression_is_foldable(duckdb_expression expression) { return gnista_duckdb.expression_is_foldable(expression); }
static inline duckdb_error_data duckdb_expression_fold(duckdb_client_context context, duckdb_expression expression, duckdb_value *out_value) { return gnista_duckdb.expression_fold(context, expression, out_value); }
static inline void duckdb_destroy_expression(duckdb_expression *expression) { gnista_duckdb.destroy_expression(expression); }
static inline bool duckdb_error_data_has_error(duckdb_error_data error) { return gnista_duckdb.error_data_has_error(error); }
static inline const char * duckdb_error_data_message(duckdb_error_data error) { return gnista_duckdb.error_data_message(error); }
static inline void duckdb_destroy_error_data(duckdb_error_data *error) { gnista_duckdb.destroy_error_data(error); }
static inline int64_t duckdb_get_int64(duckdb_value value) { return gnista_duckdb.get_int64(value); }
static inline char * duckdb_get_varchar(duckdb_value value) { return gnista_duckdb.get_varchar(value); }
static inline void duckdb_destroy_value(duckdb_value *value) { gnista_duckdb.destroy_value(value); }
static inline duckdb_state duckdb_appender_create_ext(duckdb_connection connection, const char *catalog, const char *schema, const char *table, duckdb_appender *out_appender) { return gnista_duckdb.appender_create_ext(connection, catalog, schema, table, out_appender); }
static inline duckdb_state duckdb_append_data_chunk(duckdb_appender appender, duckdb_data_chunk chunk) { return gnista_duckdb.append_data_chunk(appender, chunk); }
static inline duckdb_error_data duckdb_appender_error_data(duckdb_appender appender) { return gnista_duckdb.appender_error_data(appender); }
static inline duckdb_state duckdb_appender_close(duckdb_appender appender) { return gnista_duckdb.appender_close(appender); }
static inline duckdb_state duckdb_appender_destroy(duckdb_appender *appender) { return gnista_duckdb.appender_destroy(appender); }

#endif
