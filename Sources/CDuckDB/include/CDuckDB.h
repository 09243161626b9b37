#ifndef GNISTA_CDUCKDB_H
#define GNISTA_CDUCKDB_H
#endif
