// Made by Scripts/static-functions.py from docs/functions.md and PySpark's signatures; not to be edited.

import GnistaCore

/// Text: Spark's functions by name, as ``FunctionCatalog`` has them.
extension F {
  /// Code point of the first character; 0 of an empty text.
  ///
  /// In SQL: `ascii(text)`.
  public static func ascii(_ col: some ColumnConvertible) -> Column { .calling("ascii", [col.column.expr]) }

  /// A whole number in base 2, in 64 bits when negative.
  ///
  /// In SQL: `bin(n)`.
  public static func bin(_ col: some ColumnConvertible) -> Column { .calling("bin", [col.column.expr]) }

  /// Number of bits.
  ///
  /// In SQL: `bit_length(text)`.
  public static func bit_length(_ col: some ColumnConvertible) -> Column {
    .calling("bit_length", [col.column.expr])
  }

  /// Without blanks, or the given characters, at both ends.
  ///
  /// In SQL: `btrim(text[, characters])`.
  public static func btrim(_ str: some ColumnConvertible, _ trim: (any ColumnConvertible)? = nil) -> Column {
    .calling("btrim", [str.column.expr, trim?.column.expr])
  }

  /// The character of a code from 0 to 255, taken modulo 256; empty below 0.
  ///
  /// In SQL: `chr(n)`.
  public static func char(_ col: some ColumnConvertible) -> Column { .calling("char", [col.column.expr]) }

  /// Number of characters (code points), or of bytes of a binary value.
  ///
  /// In SQL: `length(text)`.
  public static func char_length(_ str: some ColumnConvertible) -> Column {
    .calling("char_length", [str.column.expr])
  }

  /// Number of characters (code points), or of bytes of a binary value.
  ///
  /// In SQL: `length(text)`.
  public static func character_length(_ str: some ColumnConvertible) -> Column {
    .calling("character_length", [str.column.expr])
  }

  /// Texts, binary values or arrays one after the other; null when one is null.
  ///
  /// In SQL: `concat(a, b, …)`.
  public static func concat(_ cols: any ColumnConvertible...) -> Column {
    .calling("concat", cols.map(\.column.expr))
  }

  /// Texts and elements of arrays with a separator between; nulls are passed over.
  ///
  /// In SQL: `concat_ws(separator, a, b, …)`.
  public static func concat_ws(_ sep: String, _ cols: any ColumnConvertible...) -> Column {
    .calling("concat_ws", [sep.constantColumn.expr] + cols.map(\.column.expr))
  }

  /// Whether a part is in the text.
  ///
  /// In SQL: `contains(text, part)`.
  public static func contains(_ left: some ColumnConvertible, _ right: some ColumnConvertible) -> Column {
    .calling("contains", [left.column.expr, right.column.expr])
  }

  /// A whole number from one base to another, from 2 to 36; signed in a negative base.
  ///
  /// In SQL: `conv(number, from, to)`.
  public static func conv(_ col: some ColumnConvertible, _ fromBase: Int, _ toBase: Int) -> Column {
    .calling("conv", [col.column.expr, fromBase.constantColumn.expr, toBase.constantColumn.expr])
  }

  /// The n-th of the texts that follow; a number outside is an error.
  ///
  /// In SQL: `elt(n, a, b, …)`.
  public static func elt(_ inputs: any ColumnConvertible...) -> Column {
    .calling("elt", inputs.map(\.column.expr))
  }

  /// Whether the text ends with a part.
  ///
  /// In SQL: `endswith(text, part)`.
  public static func endswith(_ str: some ColumnConvertible, _ suffix: some ColumnConvertible) -> Column {
    .calling("endswith", [str.column.expr, suffix.column.expr])
  }

  /// 1-based position in a list with commas; 0 when it is not there or holds a comma.
  ///
  /// In SQL: `find_in_set(text, list)`.
  public static func find_in_set(_ str: some ColumnConvertible, _ strArray: some ColumnConvertible) -> Column
  { .calling("find_in_set", [str.column.expr, strArray.column.expr]) }

  /// The bytes of base32 in small or capital letters; other characters are passed over.
  ///
  /// In SQL: `from_base32(text)`.
  public static func from_base32(_ col: some ColumnConvertible) -> Column {
    .calling("from_base32", [col.column.expr])
  }

  /// The first letter of each word, parted by blanks, in capital, the others in small letters.
  ///
  /// In SQL: `initcap(text)`.
  public static func initcap(_ col: some ColumnConvertible) -> Column {
    .calling("initcap", [col.column.expr])
  }

  /// Likeness of two texts after Jaro and Winkler, from 0 to 1.
  ///
  /// In SQL: `jaro_winkler_similarity(a, b)`.
  public static func jaro_winkler_similarity(_ left: some ColumnConvertible, _ right: some ColumnConvertible)
    -> Column
  { .calling("jaro_winkler_similarity", [left.column.expr, right.column.expr]) }

  /// In small letters.
  ///
  /// In SQL: `lower(text)`.
  public static func lcase(_ str: some ColumnConvertible) -> Column { .calling("lcase", [str.column.expr]) }

  /// The first n characters.
  ///
  /// In SQL: `left(text, n)`.
  public static func left(_ str: some ColumnConvertible, _ len: some ColumnConvertible) -> Column {
    .calling("left", [str.column.expr, len.column.expr])
  }

  /// Number of characters (code points), or of bytes of a binary value.
  ///
  /// In SQL: `length(text)`.
  public static func length(_ col: some ColumnConvertible) -> Column { .calling("length", [col.column.expr]) }

  /// Number of characters to add, take out or change to make one text of the other; -1 above the limit.
  ///
  /// In SQL: `levenshtein(a, b[, limit])`.
  public static func levenshtein(
    _ left: some ColumnConvertible, _ right: some ColumnConvertible, _ threshold: Int? = nil
  ) -> Column {
    .calling("levenshtein", [left.column.expr, right.column.expr, threshold?.constantColumn.expr])
  }

  /// 1-based position of a part from a start on; 0 when it is not there.
  ///
  /// In SQL: `locate(part, text[, start])`.
  public static func locate(_ substr: String, _ str: some ColumnConvertible, _ pos: Int = 1) -> Column {
    .calling("locate", [substr.constantColumn.expr, str.column.expr, pos.constantColumn.expr])
  }

  /// In small letters.
  ///
  /// In SQL: `lower(text)`.
  public static func lower(_ col: some ColumnConvertible) -> Column { .calling("lower", [col.column.expr]) }

  /// Filled up on the left to a length, or cut to it.
  ///
  /// In SQL: `lpad(text, length[, pad])`.
  public static func lpad(
    _ col: some ColumnConvertible, _ len: some ConstantOrColumn, _ pad: some ConstantOrColumn
  ) -> Column { .calling("lpad", [col.column.expr, len.constantColumn.expr, pad.constantColumn.expr]) }

  /// Without blanks, or the given characters, at the beginning.
  ///
  /// In SQL: `ltrim([characters,] text)`.
  public static func ltrim(_ col: some ColumnConvertible, _ trim: (any ColumnConvertible)? = nil) -> Column {
    .calling("ltrim", [trim?.column.expr, col.column.expr])
  }

  /// Capital letters, small letters, digits and others replaced by `X`, `x`, `n` and themselves; null leaves a kind as it is.
  ///
  /// In SQL: `mask(text[, upper[, lower[, digit[, other]]]])`.
  public static func mask(
    _ col: some ColumnConvertible, _ upperChar: (any ColumnConvertible)? = nil,
    _ lowerChar: (any ColumnConvertible)? = nil, _ digitChar: (any ColumnConvertible)? = nil,
    _ otherChar: (any ColumnConvertible)? = nil
  ) -> Column {
    .calling(
      "mask",
      [
        col.column.expr, upperChar?.column.expr ?? "X".constantColumn.expr,
        lowerChar?.column.expr ?? "x".constantColumn.expr, digitChar?.column.expr ?? "n".constantColumn.expr,
        otherChar?.column.expr ?? Value.null.constantColumn.expr,
      ])
  }

  /// Number of bytes.
  ///
  /// In SQL: `octet_length(text)`.
  public static func octet_length(_ col: some ColumnConvertible) -> Column {
    .calling("octet_length", [col.column.expr])
  }

  /// With the part from a position replaced; as long as the replacement when no length is given.
  ///
  /// In SQL: `overlay(text, replacement, position[, length])`.
  public static func overlay(
    _ src: some ColumnConvertible, _ replace: some ColumnConvertible, _ pos: some NumberOrColumn,
    _ len: any NumberOrColumn = -1
  ) -> Column {
    .calling("overlay", [src.column.expr, replace.column.expr, pos.numberColumn.expr, len.numberColumn.expr])
  }

  /// 1-based position of a part from a start on; 0 when it is not there.
  ///
  /// In SQL: `locate(part, text[, start])`.
  public static func position(
    _ substr: some ColumnConvertible, _ str: some ColumnConvertible, _ start: (any ColumnConvertible)? = nil
  ) -> Column { .calling("position", [substr.column.expr, str.column.expr, start?.column.expr]) }

  /// In single quotes, with those inside escaped.
  ///
  /// In SQL: `quote(text)`.
  public static func quote(_ col: some ColumnConvertible) -> Column { .calling("quote", [col.column.expr]) }

  /// A text of random letters and digits for each row; with a seed, the texts that Spark draws for a frame of one partition.
  ///
  /// In SQL: `randstr(length[, seed])`.
  public static func randstr(_ length: some ConstantOrColumn, _ seed: (any ConstantOrColumn)? = nil) -> Column
  { .calling("randstr", [length.constantColumn.expr, seed?.constantColumn.expr]) }

  /// The text n times.
  ///
  /// In SQL: `repeat(text, n)`.
  public static func `repeat`(_ col: some ColumnConvertible, _ n: some NumberOrColumn) -> Column {
    .calling("repeat", [col.column.expr, n.numberColumn.expr])
  }

  /// With every occurrence of a part replaced, or taken out.
  ///
  /// In SQL: `replace(text, search[, replacement])`.
  public static func replace(
    _ src: some ColumnConvertible, _ search: some ColumnConvertible, _ replace: (any ColumnConvertible)? = nil
  ) -> Column { .calling("replace", [src.column.expr, search.column.expr, replace?.column.expr]) }

  /// The characters of a text, or the elements of an array, from last to first.
  ///
  /// In SQL: `reverse(text)`.
  public static func reverse(_ col: some ColumnConvertible) -> Column {
    .calling("reverse", [col.column.expr])
  }

  /// The last n characters.
  ///
  /// In SQL: `right(text, n)`.
  public static func right(_ str: some ColumnConvertible, _ len: some ColumnConvertible) -> Column {
    .calling("right", [str.column.expr, len.column.expr])
  }

  /// Filled up on the right to a length, or cut to it.
  ///
  /// In SQL: `rpad(text, length[, pad])`.
  public static func rpad(
    _ col: some ColumnConvertible, _ len: some ConstantOrColumn, _ pad: some ConstantOrColumn
  ) -> Column { .calling("rpad", [col.column.expr, len.constantColumn.expr, pad.constantColumn.expr]) }

  /// Without blanks, or the given characters, at the end.
  ///
  /// In SQL: `rtrim([characters,] text)`.
  public static func rtrim(_ col: some ColumnConvertible, _ trim: (any ColumnConvertible)? = nil) -> Column {
    .calling("rtrim", [trim?.column.expr, col.column.expr])
  }

  /// The words of each sentence, whatever the language.
  ///
  /// In SQL: `sentences(text[, language[, country]])`.
  public static func sentences(
    _ string: some ColumnConvertible, _ language: (any ColumnConvertible)? = nil,
    _ country: (any ColumnConvertible)? = nil
  ) -> Column {
    .calling(
      "sentences",
      [
        string.column.expr, language?.column.expr ?? "".constantColumn.expr,
        country?.column.expr ?? "".constantColumn.expr,
      ])
  }

  /// The Soundex code of an English word.
  ///
  /// In SQL: `soundex(text)`.
  public static func soundex(_ col: some ColumnConvertible) -> Column {
    .calling("soundex", [col.column.expr])
  }

  /// Whether the text begins with a part.
  ///
  /// In SQL: `startswith(text, part)`.
  public static func startswith(_ str: some ColumnConvertible, _ prefix: some ColumnConvertible) -> Column {
    .calling("startswith", [str.column.expr, prefix.column.expr])
  }

  /// A map from text with pairs parted by a regular expression (`,`) and keys by another (`:`).
  ///
  /// In SQL: `str_to_map(text[, pairs[, keys]])`.
  public static func str_to_map(
    _ text: some ColumnConvertible, _ pairDelim: (any ColumnConvertible)? = nil,
    _ keyValueDelim: (any ColumnConvertible)? = nil
  ) -> Column {
    .calling(
      "str_to_map",
      [
        text.column.expr, pairDelim?.column.expr ?? ",".constantColumn.expr,
        keyValueDelim?.column.expr ?? ":".constantColumn.expr,
      ])
  }

  /// Part from a 1-based position; a negative one counts from the end.
  ///
  /// In SQL: `substring(text, start[, length])`.
  public static func substr(
    _ str: some ColumnConvertible, _ pos: some ColumnConvertible, _ len: (any ColumnConvertible)? = nil
  ) -> Column { .calling("substr", [str.column.expr, pos.column.expr, len?.column.expr]) }

  /// Part from a 1-based position; a negative one counts from the end.
  ///
  /// In SQL: `substring(text, start[, length])`.
  public static func substring(
    _ str: some ColumnConvertible, _ pos: some NumberOrColumn, _ len: some NumberOrColumn
  ) -> Column { .calling("substring", [str.column.expr, pos.numberColumn.expr, len.numberColumn.expr]) }

  /// What stands before the n-th delimiter, or after the n-th from the end for negative n.
  ///
  /// In SQL: `substring_index(text, delimiter, n)`.
  public static func substring_index(_ str: some ColumnConvertible, _ delim: String, _ count: Int) -> Column {
    .calling("substring_index", [str.column.expr, delim.constantColumn.expr, count.constantColumn.expr])
  }

  /// Each character of `from` replaced by the one at its place in `to`, or taken out.
  ///
  /// In SQL: `translate(text, from, to)`.
  public static func translate(_ srcCol: some ColumnConvertible, _ matching: String, _ replace: String)
    -> Column
  { .calling("translate", [srcCol.column.expr, matching.constantColumn.expr, replace.constantColumn.expr]) }

  /// Without blanks, or the given characters, at both ends.
  ///
  /// In SQL: `trim([characters,] text)`.
  public static func trim(_ col: some ColumnConvertible, _ trim: (any ColumnConvertible)? = nil) -> Column {
    .calling("trim", [trim?.column.expr, col.column.expr])
  }

  /// In capital letters.
  ///
  /// In SQL: `upper(text)`.
  public static func ucase(_ str: some ColumnConvertible) -> Column { .calling("ucase", [str.column.expr]) }

  /// In capital letters.
  ///
  /// In SQL: `upper(text)`.
  public static func upper(_ col: some ColumnConvertible) -> Column { .calling("upper", [col.column.expr]) }
}
