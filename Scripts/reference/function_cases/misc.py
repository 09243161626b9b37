"""Functions about the session and its values."""

CASES = {
    "current_catalog": "current_catalog()",
    "current_database": "current_database()",
    "current_schema": "current_schema()",
    "monotonically_increasing_id": "monotonically_increasing_id()",
    "spark_partition_id": "spark_partition_id()",
    "version": "length(version()) > 0",
    "uuid": "length(uuid())",
    "user": "user() = current_user()\nsession_user() = current_user()\nlength(current_user()) > 0",
    "input_file_name": "input_file_name()",
}
