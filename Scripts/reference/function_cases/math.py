"""Mathematical functions."""

CASES = {
    "abs": r"""
        abs(i)
        abs(x)
        abs(f)
        abs(dc)
        abs(ty)
        abs(l)
        abs(cast(-128 as tinyint))
        abs(-2147483648)
        abs('-3.5')
        abs(null)
        abs(interval '-2' day)
    """,
    "acos": "acos(y)\nacos(0.5)\nacos(2)\nacos(-1)",
    "acosh": "acosh(y)\nacosh(1)\nacosh(0)",
    "asin": "asin(y)\nasin(1)\nasin(2)",
    "asinh": "asinh(y)\nasinh(0)",
    "atan": "atan(y)\natan(x)\natan(cast('Infinity' as double))",
    "atan2": "atan2(y, x)\natan2(0, -1)\natan2(i, j)\natan2(-0.0D, -1)",
    "atanh": "atanh(y)\natanh(1)\natanh(2)",
    "bin": "bin(i)\nbin(l)\nbin(-1)\nbin(0)\nbin(13)",
    "bround": r"""
        bround(2.5)
        bround(3.5)
        bround(2.5D)
        bround(-2.5D)
        bround(x, 1)
        bround(dc, 1)
        bround(25, -1)
        bround(35, -1)
        bround(i, -1)
    """,
    "cbrt": "cbrt(x)\ncbrt(27)\ncbrt(-8)",
    "ceil": r"""
        ceil(x)
        ceil(if(x > 1e18, 1, x))
        ceil(y)
        ceil(dc)
        ceil(i)
        ceil(-0.1)
        ceil(5)
        ceil(3.1411, 3)
        ceil(dc, 1)
        ceil(-12.345, -1)
        ceil(cast('NaN' as double))
        ceil(1e300)
        ceil(null)
    """,
    "ceiling": "ceiling(y)\nceiling(dc)",
    "conv": r"""
        conv('100', 2, 10)
        conv('-10', 16, -10)
        conv(n, 10, 16)
        conv('ff', 16, 2)
        conv('zz', 36, 10)
        conv('12x', 10, 10)
        conv('', 10, 16)
        conv('-1', 10, 16)
        conv(i, 10, 8)
        conv('100', 1, 10)
    """,
    "cos": "cos(y)\ncos(0)\ncos(cast('Infinity' as double))",
    "cosh": "cosh(y)\ncosh(0)",
    "cot": "cot(y)\ncot(1)\ncot(0)",
    "csc": "csc(y)\ncsc(1)\ncsc(0)",
    "degrees": "degrees(y)\ndegrees(3.141592653589793D)",
    "e": "e()",
    "exp": "exp(y)\nexp(0)\nexp(x)\nexp(1000)",
    "expm1": "expm1(y)\nexpm1(1e-10)\nexpm1(0)",
    "factorial": "factorial(5)\nfactorial(0)\nfactorial(20)\nfactorial(21)\nfactorial(-1)\nfactorial(null)",
    "floor": r"""
        floor(x)
        floor(if(x > 1e18, 1, x))
        floor(y)
        floor(dc)
        floor(i)
        floor(-0.1)
        floor(3.1411, 3)
        floor(dc, 1)
        floor(-12.345, -1)
        floor(cast('NaN' as double))
        floor(-1e300)
    """,
    "hypot": "hypot(x, y)\nhypot(3, 4)\nhypot(1e200, 1e200)",
    "ln": "ln(y)\nln(x)\nln(0)\nln(-1)\nln(10)\nln(i)",
    "log": "log(y)\nlog(2, 8)\nlog(10, 1000)\nlog(0)\nlog(-2, 4)\nlog(1, 5)\nlog(y, x)\nlog(0, 3)",
    "log10": "log10(y)\nlog10(1000)\nlog10(0)",
    "log1p": "log1p(y)\nlog1p(1e-10)\nlog1p(-1)\nlog1p(-2)",
    "log2": "log2(y)\nlog2(8)\nlog2(0)",
    "mod": "mod(i, j)\nmod(-7, 3)\nmod(7, -3)\nmod(7.5, 2)\nmod(x, y)\nmod(1, 0)\nmod(null, 0)\nmod(1.5D, 0D)",
    "negative": "negative(i)\nnegative(x)\nnegative(dc)\nnegative(-2147483648)\nnegative('5')",
    "pi": "pi()",
    "pmod": r"""
        pmod(i, j)
        pmod(-7, 3)
        pmod(-7, -3)
        pmod(7, -3)
        pmod(-7.5, 2)
        pmod(x, y)
        pmod(-1.5D, 1D)
        pmod(l, 7)
        pmod(10, 0)
        pmod(null, 0)
        pmod(dc, de)
    """,
    "positive": "positive(i)\npositive(x)\npositive(dc)",
    "pow": "pow(y, 2)\npow(2, 10)\npow(0, 0)\npow(-8, 1.0/3)\npow(x, y)\npow(2, -1)",
    "power": "power(i, 2)\npower(dc, 0.5)",
    "radians": "radians(y)\nradians(180)",
    "rand": "rand(42)",
    "randn": "randn(42)\nrandn(-1)",
    "rint": "rint(x)\nrint(2.5)\nrint(3.5)\nrint(-0.4)\nrint(dc)",
    "round": r"""
        round(x)
        round(y)
        round(y, 1)
        round(x, 2)
        round(2.5)
        round(-2.5)
        round(2.5D)
        round(-2.5D)
        round(0.5D)
        round(1.005D, 2)
        round(2.675, 2)
        round(dc)
        round(dc, 1)
        round(dc, -1)
        round(de, 2)
        round(15, -1)
        round(-25, -1)
        round(i, -1)
        round(l, -3)
        round(sh, -1)
        round(f, 1)
        round(123.456, 5)
        round(2147483647, -1)
        round(cast('NaN' as double), 2)
        round(null)
        round('3.567', 1)
    """,
    "sec": "sec(y)\nsec(0)",
    "sign": "sign(x)\nsign(i)\nsign(dc)\nsign(-0.0D)\nsign(interval '-3' year)",
    "signum": "signum(y)\nsignum(-40)",
    "sin": "sin(y)\nsin(0)\nsin(1e10)",
    "sinh": "sinh(y)\nsinh(0)",
    "sqrt": "sqrt(y)\nsqrt(4)\nsqrt(-1)\nsqrt(dc)\nsqrt('16')",
    "tan": "tan(y)\ntan(0)",
    "tanh": "tanh(y)\ntanh(x)",
    "try_add": r"""
        try_add(i, 1)
        try_add(2147483647, 1)
        try_add(x, y)
        try_add(9223372036854775807, 1)
        try_add(date'2021-01-01', 1)
        try_add(date'2021-01-01', interval 1 year)
        try_add(timestamp'2021-01-01 00:00:00', interval 1 day)
        try_add(dc, 1)
        try_add(cast(127 as tinyint), cast(1 as tinyint))
    """,
    "try_divide": r"""
        try_divide(i, j)
        try_divide(1, 0)
        try_divide(x, y)
        try_divide(dc, 0)
        try_divide(dc, 3)
        try_divide(null, 0)
    """,
    "try_mod": "try_mod(i, j)\ntry_mod(1, 0)\ntry_mod(-7, 3)",
    "try_multiply": "try_multiply(i, 2)\ntry_multiply(2147483647, 2)\ntry_multiply(dc, 2)\ntry_multiply(x, 2)",
    "try_subtract": "try_subtract(i, j)\ntry_subtract(-2147483648, 1)\ntry_subtract(x, y)\ntry_subtract(d, 1)",
    "width_bucket": r"""
        width_bucket(y, 0, 10, 5)
        width_bucket(5.3, 0.2, 10.6, 5)
        width_bucket(-2.1, 1.3, 3.4, 3)
        width_bucket(8.1, 0.0, 5.7, 4)
        width_bucket(-0.9, 5.2, 0.5, 2)
        width_bucket(x, 0, 10, 5)
        width_bucket(1, 0, 10, 0)
        width_bucket(1, 5, 5, 3)
    """,
    "uniform": "uniform(10, 20, 0) >= 10\nuniform(10, 20, 0)\nuniform(10L, 20, 0)\nuniform(1.5, 5, 3)\nuniform(0.5D, 2, 1)\nuniform(1, 5.25, 9)\nuniform(-5.5F, 3, 2)\nuniform(null, 1, 0)\nuniform(1Y, 100S, 4)",
}
