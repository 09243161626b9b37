"""String functions."""

CASES = {
    "ascii": "ascii(s)\nascii('')\nascii('日')\nascii('👍')\nascii(123)",
    "base64": "base64(bin)\nbase64(s)\nbase64('Spark SQL')\nbase64(repeat('x', 80))",
    "bit_length": "bit_length(s)\nbit_length(bin)\nbit_length('日本')",
    "btrim": "btrim(s)\nbtrim('xxaxx', 'x')\nbtrim('  a b  ')\nbtrim('SparkSQL', 'SL')\nbtrim('\\t a \\n')",
    "char": "char(65)\nchar(256)\nchar(-1)\nchar(321)",
    "char_length": "char_length(s)\nchar_length('日本 ')\nchar_length(bin)",
    "character_length": "character_length(s)",
    "chr": "chr(65)\nchr(i)\nchr(228)\nchr(0)\nchr(null)",
    "concat": r"""
        concat(s, p)
        concat('a', null)
        concat('a', 1, true, 2.50)
        concat(s, i)
        concat()
        concat(bin, bin)
        concat(s, x)
        concat(d, '!')
        concat(ai, aj)
        concat(array(1), array(2L))
        concat(f, '')
        concat(ts, '')
    """,
    "concat_ws": r"""
        concat_ws('-', s, p)
        concat_ws(',', 'a', null, 'b')
        concat_ws(',')
        concat_ws(',', aw)
        concat_ws('-', 'x', aw, 'y')
        concat_ws(null, 'a', 'b')
        concat_ws('/', i, j)
        concat_ws('', 'a', '', 'b')
    """,
    "contains": "contains(s, 'a')\ncontains(s, p)\ncontains('Spark', '')\ncontains(null, 'a')\ncontains(bin, X'FF')",
    "decode": r"""
        decode(bin, 'UTF-8')
        decode(if(id in (1, 6, 8), null, bin), 'UTF-8')
        decode(encode('åäö', 'UTF-16BE'), 'UTF-16BE')
        decode(X'E5', 'ISO-8859-1')
        decode(i, 3, 'three', 5, 'five', 'other')
        decode(i, 3, 'three')
        decode(null, null, 'null matched', 'no')
        decode(X'41', 'utf-99')
    """,
    "elt": "elt(1, 'a', 'b')\nelt(2, s, p)\nelt(3, 'a', 'b')\nelt(0, 'a')\nelt(null, 'a', 'b')",
    "encode": r"""
        encode('abc', 'UTF-8')
        encode('åäö', 'ISO-8859-1')
        encode(s, 'UTF-8')
        encode('日', 'UTF-16BE')
        encode('é', 'UTF-16')
        encode('日', 'US-ASCII')
    """,
    "endswith": "endswith(s, 'L')\nendswith(s, p)\nendswith('Spark', '')\nendswith(null, 'a')",
    "find_in_set": "find_in_set('ab', 'abc,b,ab,c,def')\nfind_in_set('a,b', 'a,b')\nfind_in_set('', ',a')\nfind_in_set(p, s)",
    "format_number": r"""
        format_number(12332.123456, 4)
        format_number(i, 2)
        format_number(x, 2)
        format_number(y, 0)
        format_number(dc, 1)
        format_number(1234567.891, '#,###.#')
        format_number(12332.123456, '##################.###')
        format_number(2.5D, 0)
        format_number(3.5D, 0)
        format_number(-1234.5, 0)
        format_number(5, -1)
        format_number(0, 2)
        format_number(l, 0)
    """,
    "format_string": r"""
        format_string('%s-%d', s, i)
        format_string('%5d|%-5d|%05d', 42, 42, 42)
        format_string('%.2f', y)
        format_string('%x %X %o', 255, 255, 8)
        format_string('%e', 12345.678D)
        format_string('%,d', 1234567)
        format_string('%10s|%-10s|', 'ab', 'cd')
        format_string('%%')
        format_string('%b %c', true, 65)
        format_string('%c', 'x')
        format_string('%2$s %1$s', 'a', 'b')
        format_string('%s', null)
        format_string('%+d', 5)
        format_string('%.3s', 'abcdef')
        format_string('%d', x)
        format_string('%s %s', y, f)
    """,
    "initcap": "initcap(s)\ninitcap('sPark sQL')\ninitcap('a-b c_d')\ninitcap('éa ñb')\ninitcap('')",
    "instr": "instr(s, 'a')\ninstr(s, p)\ninstr('日本語', '語')\ninstr('abc', '')\ninstr('abc', 'z')\ninstr('abcabc', 'b', 3)\ninstr('abcabc', 'b', 1, 2)\ninstr('abcabc', 'b', -1)\ninstr('abcabc', 'b', -3, 1)\ninstr('abcabc', 'b', 0)\ninstr('aaaa', 'aa', 1, 2)\ninstr('aaaa', 'aa', -1, 2)\ninstr(s, 'a', 2, 1)\ninstr('abc', '', 2)\ninstr('日本語日', '日', 2)\ninstr('abc', 'b', 1, 0)\ninstr('abc', 'b', 9)",
    "is_valid_utf8": "is_valid_utf8(s)\nis_valid_utf8(X'61')\nis_valid_utf8(X'80')",
    "validate_utf8": "validate_utf8(s)\nvalidate_utf8(X'61')\nvalidate_utf8(X'80')",
    "try_validate_utf8": "try_validate_utf8(s)\ntry_validate_utf8(X'61')\ntry_validate_utf8(X'80')",
    "make_valid_utf8": "make_valid_utf8(s)\nmake_valid_utf8(X'6180')",
    "try_parse_url": "try_parse_url('http://spark.apache.org/path?query=1', 'HOST')\ntry_parse_url('http://a.b/c?k=v', 'QUERY', 'k')",
    "to_base32": "to_base32('Spark SQL')\nto_base32(bin)\nto_base32('')",
    "from_base32": "from_base32('KNYGC4TLEBJVCTA=')\nfrom_base32('knygc4tl')\nfrom_base32('1')\nfrom_base32('')",
    "lcase": "lcase(s)",
    "left": "left(s, 3)\nleft('Spark', 0)\nleft('Spark', -1)\nleft('日本語', 2)\nleft('ab', 10)\nleft(bin, 1)",
    "len": "len(s)\nlen('Spark SQL ')",
    "length": "length(s)\nlength(bin)\nlength('👍🏽')\nlength('Spark SQL ')\nlength(12345)",
    "levenshtein": r"""
        levenshtein('kitten', 'sitting')
        levenshtein(s, p)
        levenshtein('', 'abc')
        levenshtein('日本', '日木')
        levenshtein('kitten', 'sitting', 2)
        levenshtein('kitten', 'sitting', 3)
        levenshtein(null, 'a')
    """,
    "jaro_winkler_similarity": "jaro_winkler_similarity('MARTHA', 'MARHTA')\njaro_winkler_similarity(s, p)",
    "locate": r"""
        locate('a', s)
        locate('bar', 'foobarbar')
        locate('bar', 'foobarbar', 5)
        locate('a', s, 4)
        locate('', 'abc')
        locate('a', 'abc', 0)
        locate(null, 'a')
        locate('a', 'banana', -1)
        locate('', 'abc', 9)
    """,
    "lower": "lower(s)\nlower('ÅÄÖ ß İ')\nlower(null)\nlower('ΑΣ')",
    "lpad": r"""
        lpad(s, 12, '*')
        lpad('hi', 5)
        lpad('hi', 1, '??')
        lpad('hi', 5, 'ab')
        lpad('hi', 5, '')
        lpad('日', 3, '本')
        lpad('hi', -1, 'x')
        lpad(X'01', 3, X'FF')
    """,
    "ltrim": "ltrim(s)\nltrim('xxaxx', 'x')\nltrim('xy', 'xyxya')\nltrim('\\t a')\nltrim('')",
    "luhn_check": "luhn_check('8112189876')\nluhn_check('79927398713')\nluhn_check('79927398714')\nluhn_check('')\nluhn_check(n)",
    "mask": r"""
        mask('AbCD123-@$#')
        mask(s)
        mask('AbCD123', 'Q', 'q', 'd')
        mask('AbCD123-@', 'Q', 'q', 'd', 'o')
        mask('AbCD123', null, 'q', 'd')
    """,
    "octet_length": "octet_length(s)\noctet_length(bin)\noctet_length('日本')",
    "overlay": r"""
        overlay('Spark SQL' placing '_' from 6)
        overlay('Spark SQL' placing 'CORE' from 7)
        overlay('Spark SQL' placing 'ANSI ' from 7 for 0)
        overlay('Spark SQL' placing 'tructured' from 2 for 4)
        overlay(s, 'X', 2)
        overlay(s, 'XYZ', 3, 1)
        overlay('日本語', 'x', 2)
        overlay('abc', 'x', 10)
    """,
    "parse_url": r"""
        parse_url('http://spark.apache.org/path?query=1', 'HOST')
        parse_url('http://spark.apache.org/path?query=1', 'QUERY')
        parse_url('http://spark.apache.org/path?query=1&b=2', 'QUERY', 'b')
        parse_url('http://user:pw@spark.apache.org:80/path?query=1#frag', 'USERINFO')
        parse_url('http://user:pw@spark.apache.org:80/path?query=1#frag', 'REF')
        parse_url('http://user:pw@spark.apache.org:80/path?query=1#frag', 'AUTHORITY')
        parse_url('http://user:pw@spark.apache.org:80/path?query=1#frag', 'FILE')
        parse_url('http://user:pw@spark.apache.org:80/path?query=1#frag', 'PATH')
        parse_url('https://x.se', 'PROTOCOL')
        parse_url('https://x.se', 'PATH')
        parse_url('https://x.se', 'NONSENSE')
    """,
    "position": "position('a' in s)\nposition('bar', 'foobarbar', 5)\nposition('bar' in 'foobarbar')",
    "printf": "printf('Hello %s %d', 'World', 100)",
    "quote": "quote('Don''t')\nquote(s)",
    "randstr": "length(randstr(5, 1))\nrandstr(5, 1)\nrandstr(12, 7)\nrandstr(0, 7)",
    "repeat": "repeat(p, 2)\nrepeat('ab', 0)\nrepeat('ab', -1)\nrepeat('日', 3)\nrepeat(null, 2)",
    "replace": r"""
        replace(s, 'a', 'A')
        replace('ABCabc', 'abc', 'DEF')
        replace('aaa', 'a')
        replace('abc', '', 'x')
        replace(s, p, '_')
        replace('aaa', 'aa', 'b')
    """,
    "reverse": "reverse(s)\nreverse('日本')\nreverse('')\nreverse(ai)\nreverse(123)",
    "right": "right(s, 3)\nright('Spark', 0)\nright('Spark', -1)\nright('日本語', 2)\nright('ab', 10)",
    "rpad": "rpad(s, 12, '*')\nrpad('hi', 5)\nrpad('hi', 1, '??')\nrpad('hi', 5, 'ab')\nrpad('hi', 5, '')\nrpad('日', 3, '本')",
    "rtrim": "rtrim(s)\nrtrim('xxaxx', 'x')\nrtrim('a \\n')",
    "sentences": r"""
        sentences('Hi there! Good morning.')
        sentences('One, two; three. Four?')
        sentences(s)
        sentences('Hi there! Good.', 'en')
        sentences('Hi there! Good.', 'en', 'US')
    """,
    "soundex": "soundex('Miller')\nsoundex(s)\nsoundex('')\nsoundex('Tymczak')\nsoundex('Pfister')\nsoundex('Honeyman')\nsoundex('123')\nsoundex('Ashcraft')",
    "space": "space(3)\nspace(0)\nspace(-1)\nspace(j)",
    "split": r"""
        split('oneAtwoBthreeC', '[ABC]')
        split('oneAtwoBthreeC', '[ABC]', -1)
        split('oneAtwoBthreeC', '[ABC]', 2)
        split(s, ' ')
        split(s, ',')
        split(s, '')
        split(s, '', 2)
        split('a,b,,c,,', ',')
        split('a,b,,c,,', ',', 0)
        split('', ',')
        split('a.b', r'\.')
        split('abc', '')
        split('aXbXc', 'X', 1)
        split(null, ',')
        split('1  2', r'\s+')
        split('日本語', '本')
    """,
    "split_part": r"""
        split_part('11.12.13', '.', 3)
        split_part('11.12.13', '.', -1)
        split_part('11.12.13', '.', 5)
        split_part('11.12.13', '.', 0)
        split_part(s, ',', 2)
        split_part('abc', '', 1)
        split_part('a||b', '||', 2)
        split_part('', ',', 1)
    """,
    "startswith": "startswith(s, 'S')\nstartswith(s, p)\nstartswith('Spark', '')\nstartswith(null, 'a')",
    "str_to_map": r"""
        str_to_map('a:1,b:2,c:3', ',', ':')
        str_to_map('a:1,b:2')
        str_to_map('a')
        str_to_map('a=1;b=2', ';', '=')
        str_to_map('a:1,a:2')
        str_to_map(s)
    """,
    "substr": "substr(s, 2)\nsubstr('Spark SQL', 5, 1)\nsubstr(bin, 2)",
    "substring": r"""
        substring(s, 2)
        substring(s, 2, 3)
        substring('Spark SQL', -3)
        substring('Spark SQL', -3, 2)
        substring('Spark SQL', 0, 3)
        substring('Spark SQL', 0)
        substring('Spark SQL', 20)
        substring('Spark SQL', -20, 3)
        substring('Spark SQL', -20, 13)
        substring('Spark SQL', 3, -1)
        substring('Spark SQL', 3, 0)
        substring('日本語テキスト', 2, 3)
        substring('👍🏽 ok', 1, 2)
        substring(bin, 1, 2)
        substring('Spark SQL' from 5 for 1)
        substring(s, null)
        substring(12345, 2, 2)
        substring('Spark SQL', -2147483648, 2147483647)
    """,
    "substring_index": r"""
        substring_index('www.apache.org', '.', 2)
        substring_index('www.apache.org', '.', -2)
        substring_index('www.apache.org', '.', 0)
        substring_index('www.apache.org', '.', 9)
        substring_index('www.apache.org', '', 1)
        substring_index(s, ' ', 1)
        substring_index('a||b||c', '||', -1)
        substring_index('www.apache.org', 'x', 1)
        substring_index('aaaa', 'aa', 2)
        substring_index('aaaaa', 'aa', -2)
    """,
    "to_binary": "to_binary('537061726B', 'hex')\nto_binary('abc', 'utf-8')\nto_binary('U3Bhcms=', 'base64')\nto_binary('GG')",
    "try_to_binary": "try_to_binary('GG', 'hex')\ntry_to_binary('abc', 'utf-8')",
    "to_char": r"""
        to_char(454, '999')
        to_char(454.00, '000D00')
        to_char(12454, '99G999')
        to_char(78.12, '$99.99')
        to_char(-12454.8, '99G999D9S')
        to_char(date'2016-04-08', 'y')
        to_char(x'537061726b', 'utf-8')
    """,
    "to_varchar": "to_varchar(454, '999')\nto_varchar(78.12, '$99.99')",
    "to_number": r"""
        to_number('454', '999')
        to_number('454.00', '000.00')
        to_number('12,454', '99,999')
        to_number('$78.12', '$99.99')
        to_number('-12,454.8', 'S99,999.9')
        to_number('abc', '999')
    """,
    "try_to_number": "try_to_number('454', '999')\ntry_to_number('abc', '999')",
    "translate": r"""
        translate('AaBbCc', 'abc', '123')
        translate(s, 'aä', 'o')
        translate('translate', 'rnlt', '123')
        translate('aaa', 'aa', 'xy')
        translate('日本', '本', '木')
        translate('abc', '', 'x')
    """,
    "trim": r"""
        trim(s)
        trim('x' from 'xxaxx')
        trim(both 'xy' from 'xyaxy')
        trim(leading 'x' from 'xxaxx')
        trim(trailing 'x' from 'xxaxx')
        trim(both from '  a ')
        trim('\t a ')
    """,
    "ucase": "ucase(s)",
    "unbase64": "unbase64('U3BhcmsgU1FM')\nunbase64('')\nunbase64('U3Bhcms')\nunbase64('!!')\nunbase64(base64(bin))",
    "upper": "upper(s)\nupper('åäö ß ı')\nupper('ŉ')\nupper(null)",
    "url_decode": "url_decode('https%3A%2F%2Fspark.apache.org')\nurl_decode('a+b%20c')\nurl_decode('http%3A%2F%2spark')",
    "try_url_decode": "try_url_decode('http%3A%2F%2spark')\ntry_url_decode('a+b')",
    "url_encode": "url_encode('https://spark.apache.org')\nurl_encode(s)\nurl_encode('a b*c~d_e-f.g')",
    "hex": "hex(i)\nhex(s)\nhex(bin)\nhex(-1)\nhex(17)\nhex(l)\nhex('Spark SQL')\nhex('')",
    "unhex": "unhex('537061726B2053514C')\nunhex('F')\nunhex('zz')\nunhex('')\ndecode(unhex('537061726B'), 'UTF-8')",
}
