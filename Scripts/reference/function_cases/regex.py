"""Regular expressions."""

CASES = {
    "regexp": "regexp('abc', 'b')\nregexp(s, '^[A-Z]')",
    "regexp_like": "regexp_like(s, 'o')\nregexp_like('Steven Jones', 'Ste(v|ph)en')\nregexp_like('a\\nb', 'a.b')",
    "regexp_count": r"""
        regexp_count('Steven Jones and Stephen Smith', 'Ste(v|ph)en')
        regexp_count(s, '[a-z]')
        regexp_count('aaa', 'aa')
        regexp_count('abc', '')
        regexp_count(null, 'a')
    """,
    "regexp_extract": r"""
        regexp_extract('100-200', r'(\d+)-(\d+)', 1)
        regexp_extract('100-200', r'(\d+)-(\d+)', 2)
        regexp_extract('100-200', r'(\d+)-(\d+)', 0)
        regexp_extract('100-200', r'(\d+)-(\d+)')
        regexp_extract('foo', r'(\d+)', 1)
        regexp_extract(s, '([A-Za-z]+)', 1)
        regexp_extract(s, '[aeiou]', 0)
        regexp_extract('ab', '(a)|(b)', 2)
        regexp_extract('100-200', r'(\d+)', 2)
        regexp_extract(null, 'a', 0)
        regexp_extract('日本語', '(本)', 1)
        regexp_extract('aBc', '(?i)b', 0)
        regexp_extract('a1b22', r'[a-z](\d+)$', 1)
        regexp_extract('foobar', 'foo(?=bar)', 0)
        regexp_extract('abab', r'(ab)\\1', 1)
        regexp_extract('abab', r'(ab)\1', 1)
        regexp_extract('x', '(', 0)
    """,
    "regexp_extract_all": r"""
        regexp_extract_all('100-200, 300-400', r'(\d+)-(\d+)', 1)
        regexp_extract_all('100-200, 300-400', r'(\d+)-(\d+)', 0)
        regexp_extract_all('100-200, 300-400', r'(\d+)-(\d+)')
        regexp_extract_all(s, '[aeiou]', 0)
        regexp_extract_all('abc', 'x', 0)
        regexp_extract_all('a1b', '([a-z])([0-9])?', 2)
        regexp_extract_all('x', r'(\d)', 2)
    """,
    "regexp_instr": "regexp_instr(s, '[a-z]')\nregexp_instr('user@spark.apache.org', '@[^.]*')\nregexp_instr('abc', 'x')\nregexp_instr('日本語', '語')\nregexp_instr(s, '([a-z])', 1)\nregexp_instr(s, 'a', 5)",
    "regexp_replace": r"""
        regexp_replace('100-200', r'(\d+)', 'num')
        regexp_replace('100-200', r'(\d+)-(\d+)', '$2-$1')
        regexp_replace(s, '[aeiou]', '*')
        regexp_replace(s, ' +', '')
        regexp_replace('aaa', 'a', 'b', 2)
        regexp_replace('healthy, wealthy, and wise', r'\\w+thy', 'something', 3)
        regexp_replace('abc', 'b', r'\$')
        regexp_replace('abc', '', '-')
        regexp_replace('abc', '(x)?b', '[$1]')
        regexp_replace(null, 'a', 'b')
        regexp_replace('ABC', '(?i)b', 'x')
        regexp_replace('abc', 'B', 'x')
        regexp_replace('a.b.c', r'\.', '')
        regexp_replace('foo123bar', r'\D', '')
        regexp_replace('日本語', '.', 'x')
        regexp_replace('abc', '(b)', '$2')
        regexp_replace('tel 070-12', '[^0-9]', '')
        regexp_replace('aXbX', 'X$', '')
        regexp_replace('a\nb', 'a$', 'z')
    """,
    "regexp_substr": "regexp_substr('Steven Jones and Stephen Smith', 'Ste(v|ph)en')\nregexp_substr(s, '[A-Z]+')\nregexp_substr('abc', 'x')",
}
