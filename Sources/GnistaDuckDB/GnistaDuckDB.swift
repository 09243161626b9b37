// GnistaDuckDB
