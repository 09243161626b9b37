// Made by Scripts/static-functions.py from docs/functions.md and PySpark's signatures; not to be edited.

/// Text: Spark's functions by name, as ``FunctionCatalog`` has them.
extension F {
  /// Bytes as base64, in lines of 76 characters.
  ///
  /// In SQL: `base64(binary)`.
  public static func base64(_ col: some ColumnConvertible) -> Column { .calling("base64", [col.column.expr]) }

  /// The bytes of a text in a character set: UTF-8, US-ASCII, ISO-8859-1, UTF-16, UTF-16BE, UTF-16LE.
  ///
  /// In SQL: `encode(text, charset)`.
  public static func encode(_ col: some ColumnConvertible, _ charset: String) -> Column {
    .calling("encode", [col.column.expr, charset.constantColumn.expr])
  }

  /// A number with commas and so many digits after the point, or in a pattern such as `#,###.##`; halves to the even digit.
  ///
  /// In SQL: `format_number(x, digits)`.
  public static func format_number(_ col: some ColumnConvertible, _ d: Int) -> Column {
    .calling("format_number", [col.column.expr, d.constantColumn.expr])
  }

  /// Values set into a text as Java's formatter does: %s, %d, %5.2f, %x, %e and so on.
  ///
  /// In SQL: `format_string(format, a, …)`.
  public static func format_string(_ format: String, _ cols: any ColumnConvertible...) -> Column {
    .calling("format_string", [format.constantColumn.expr] + cols.map(\.column.expr))
  }

  /// A whole number in base 16, or the bytes of a text or binary value, two digits each.
  ///
  /// In SQL: `hex(a)`.
  public static func hex(_ col: some ColumnConvertible) -> Column { .calling("hex", [col.column.expr]) }

  /// As like, without regard to case.
  ///
  /// In SQL: `text ilike pattern`.
  public static func ilike(
    _ str: some ColumnConvertible, _ pattern: some ColumnConvertible,
    _ escapeChar: (any ConstantOrColumn)? = nil
  ) -> Column { .calling("ilike", [str.column.expr, pattern.column.expr, escapeChar?.constantColumn.expr]) }

  /// Whether bytes are valid UTF-8.
  ///
  /// In SQL: `is_valid_utf8(text)`.
  public static func is_valid_utf8(_ str: some ColumnConvertible) -> Column {
    .calling("is_valid_utf8", [str.column.expr])
  }

  /// Whether the whole text matches a pattern of `%` and `_`; a backslash, or another given character, escapes.
  ///
  /// In SQL: `text like pattern`.
  public static func like(
    _ str: some ColumnConvertible, _ pattern: some ColumnConvertible,
    _ escapeChar: (any ConstantOrColumn)? = nil
  ) -> Column { .calling("like", [str.column.expr, pattern.column.expr, escapeChar?.constantColumn.expr]) }

  /// The text, with U+FFFD in the place of bytes that are not valid UTF-8.
  ///
  /// In SQL: `make_valid_utf8(text)`.
  public static func make_valid_utf8(_ str: some ColumnConvertible) -> Column {
    .calling("make_valid_utf8", [str.column.expr])
  }

  /// HOST, PATH, QUERY, REF, PROTOCOL, FILE, AUTHORITY or USERINFO of an address, or one key of its query.
  ///
  /// In SQL: `parse_url(url, part[, key])`.
  public static func parse_url(
    _ url: some ColumnConvertible, _ partToExtract: some ColumnConvertible,
    _ key: (any ColumnConvertible)? = nil
  ) -> Column { .calling("parse_url", [url.column.expr, partToExtract.column.expr, key?.column.expr]) }

  /// Values set into a text as Java's formatter does: %s, %d, %5.2f, %x, %e and so on.
  ///
  /// In SQL: `format_string(format, a, …)`.
  public static func printf(_ format: some ColumnConvertible, _ cols: any ColumnConvertible...) -> Column {
    .calling("printf", [format.column.expr] + cols.map(\.column.expr))
  }

  /// Whether a part of the text matches a regular expression.
  ///
  /// In SQL: `rlike(text, pattern)`.
  public static func regexp(_ str: some ColumnConvertible, _ regexp: some ColumnConvertible) -> Column {
    .calling("regexp", [str.column.expr, regexp.column.expr])
  }

  /// Number of matches.
  ///
  /// In SQL: `regexp_count(text, pattern)`.
  public static func regexp_count(_ str: some ColumnConvertible, _ regexp: some ColumnConvertible) -> Column {
    .calling("regexp_count", [str.column.expr, regexp.column.expr])
  }

  /// A group (1 when left out, 0 for all) of the first match; empty without a match.
  ///
  /// In SQL: `regexp_extract(text, pattern[, group])`.
  public static func regexp_extract(_ str: some ColumnConvertible, _ pattern: String, _ idx: Int) -> Column {
    .calling("regexp_extract", [str.column.expr, pattern.constantColumn.expr, idx.constantColumn.expr])
  }

  /// A group (1 when left out, 0 for all) of every match.
  ///
  /// In SQL: `regexp_extract_all(text, pattern[, group])`.
  public static func regexp_extract_all(
    _ str: some ColumnConvertible, _ regexp: some ColumnConvertible, _ idx: (any ConstantOrColumn)? = nil
  ) -> Column {
    .calling("regexp_extract_all", [str.column.expr, regexp.column.expr, idx?.constantColumn.expr])
  }

  /// 1-based position of the first match, whatever the group; 0 without one.
  ///
  /// In SQL: `regexp_instr(text, pattern[, group])`.
  public static func regexp_instr(
    _ str: some ColumnConvertible, _ regexp: some ColumnConvertible, _ idx: (any ConstantOrColumn)? = nil
  ) -> Column { .calling("regexp_instr", [str.column.expr, regexp.column.expr, idx?.constantColumn.expr]) }

  /// Whether a part of the text matches a regular expression.
  ///
  /// In SQL: `rlike(text, pattern)`.
  public static func regexp_like(_ str: some ColumnConvertible, _ regexp: some ColumnConvertible) -> Column {
    .calling("regexp_like", [str.column.expr, regexp.column.expr])
  }

  /// Every match replaced, from a 1-based position on; `$1` stands for a group.
  ///
  /// In SQL: `regexp_replace(text, pattern, replacement[, start])`.
  public static func regexp_replace(
    _ string: some ColumnConvertible, _ pattern: some ConstantOrColumn, _ replacement: some ConstantOrColumn,
    _ position: (any ConstantOrColumn)? = nil
  ) -> Column {
    .calling(
      "regexp_replace",
      [
        string.column.expr, pattern.constantColumn.expr, replacement.constantColumn.expr,
        position?.constantColumn.expr,
      ])
  }

  /// The first match; null without one.
  ///
  /// In SQL: `regexp_substr(text, pattern)`.
  public static func regexp_substr(_ str: some ColumnConvertible, _ regexp: some ColumnConvertible) -> Column
  { .calling("regexp_substr", [str.column.expr, regexp.column.expr]) }

  /// Whether a part of the text matches a regular expression.
  ///
  /// In SQL: `rlike(text, pattern)`.
  public static func rlike(_ str: some ColumnConvertible, _ regexp: some ColumnConvertible) -> Column {
    .calling("rlike", [str.column.expr, regexp.column.expr])
  }

  /// The parts between matches of a regular expression; at most `limit` of them when it is above 0.
  ///
  /// In SQL: `split(text, pattern[, limit])`.
  public static func split(
    _ str: some ColumnConvertible, _ pattern: some ConstantOrColumn, _ limit: any NumberOrColumn = -1
  ) -> Column { .calling("split", [str.column.expr, pattern.constantColumn.expr, limit.numberColumn.expr]) }

  /// The n-th part between delimiters, from the end for negative n; empty when there is none.
  ///
  /// In SQL: `split_part(text, delimiter, n)`.
  public static func split_part(
    _ src: some ColumnConvertible, _ delimiter: some ColumnConvertible, _ partNum: some ColumnConvertible
  ) -> Column { .calling("split_part", [src.column.expr, delimiter.column.expr, partNum.column.expr]) }

  /// Bytes in base32 (RFC 4648), with padding.
  ///
  /// In SQL: `to_base32(binary)`.
  public static func to_base32(_ col: some ColumnConvertible) -> Column {
    .calling("to_base32", [col.column.expr])
  }

  /// Bytes of a text in `hex` (the default), `base64` or `utf-8`.
  ///
  /// In SQL: `to_binary(text[, format])`.
  public static func to_binary(_ col: some ColumnConvertible, _ format: (any ColumnConvertible)? = nil)
    -> Column
  { .calling("to_binary", [col.column.expr, format?.column.expr]) }

  /// A number in a format such as `$99,999.99`, a date or timestamp in a pattern, or bytes in `hex`, `base64` or `utf-8`.
  ///
  /// In SQL: `to_char(a, format)`.
  public static func to_char(_ col: some ColumnConvertible, _ format: some ColumnConvertible) -> Column {
    .calling("to_char", [col.column.expr, format.column.expr])
  }

  /// The decimal number in a text of a format such as `$99,999.99`.
  ///
  /// In SQL: `to_number(text, format)`.
  public static func to_number(_ col: some ColumnConvertible, _ format: some ColumnConvertible) -> Column {
    .calling("to_number", [col.column.expr, format.column.expr])
  }

  /// A number in a format such as `$99,999.99`, a date or timestamp in a pattern, or bytes in `hex`, `base64` or `utf-8`.
  ///
  /// In SQL: `to_char(a, format)`.
  public static func to_varchar(_ col: some ColumnConvertible, _ format: some ColumnConvertible) -> Column {
    .calling("to_varchar", [col.column.expr, format.column.expr])
  }

  /// HOST, PATH, QUERY, REF, PROTOCOL, FILE, AUTHORITY or USERINFO of an address, or one key of its query.
  ///
  /// In SQL: `parse_url(url, part[, key])`.
  public static func try_parse_url(
    _ url: some ColumnConvertible, _ partToExtract: some ColumnConvertible,
    _ key: (any ColumnConvertible)? = nil
  ) -> Column { .calling("try_parse_url", [url.column.expr, partToExtract.column.expr, key?.column.expr]) }

  /// As to_binary, but null for a text in another format.
  ///
  /// In SQL: `try_to_binary(text[, format])`.
  public static func try_to_binary(_ col: some ColumnConvertible, _ format: (any ColumnConvertible)? = nil)
    -> Column
  { .calling("try_to_binary", [col.column.expr, format?.column.expr]) }

  /// As to_number, but null for a text of another form.
  ///
  /// In SQL: `try_to_number(text, format)`.
  public static func try_to_number(_ col: some ColumnConvertible, _ format: some ColumnConvertible) -> Column
  { .calling("try_to_number", [col.column.expr, format.column.expr]) }

  /// The text of an encoded address; null for a broken one.
  ///
  /// In SQL: `try_url_decode(text)`.
  public static func try_url_decode(_ str: some ColumnConvertible) -> Column {
    .calling("try_url_decode", [str.column.expr])
  }

  /// The text itself; null of bytes that are not valid UTF-8.
  ///
  /// In SQL: `try_validate_utf8(text)`.
  public static func try_validate_utf8(_ str: some ColumnConvertible) -> Column {
    .calling("try_validate_utf8", [str.column.expr])
  }

  /// The bytes of a text in base64; other characters are passed over.
  ///
  /// In SQL: `unbase64(text)`.
  public static func unbase64(_ col: some ColumnConvertible) -> Column {
    .calling("unbase64", [col.column.expr])
  }

  /// The bytes of digits in base 16; null when there are other characters.
  ///
  /// In SQL: `unhex(text)`.
  public static func unhex(_ col: some ColumnConvertible) -> Column { .calling("unhex", [col.column.expr]) }

  /// The text of an encoded address; a broken one is an error.
  ///
  /// In SQL: `url_decode(text)`.
  public static func url_decode(_ str: some ColumnConvertible) -> Column {
    .calling("url_decode", [str.column.expr])
  }

  /// As it stands in a form's address: blanks as +, others as %XX.
  ///
  /// In SQL: `url_encode(text)`.
  public static func url_encode(_ str: some ColumnConvertible) -> Column {
    .calling("url_encode", [str.column.expr])
  }

  /// The text itself; bytes that are not valid UTF-8 are an error.
  ///
  /// In SQL: `validate_utf8(text)`.
  public static func validate_utf8(_ str: some ColumnConvertible) -> Column {
    .calling("validate_utf8", [str.column.expr])
  }
}
