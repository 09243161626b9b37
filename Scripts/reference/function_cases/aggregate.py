"""Aggregates, over the whole table and by group."""

KIND = "aggregate"

CASES = {
    "any": "any(b)\nany(i > 10)",
    "any_value": "any_value(5)\nany_value(g, true) is not null",
    "approx_count_distinct": "approx_count_distinct(i)\napprox_count_distinct(s)\napprox_count_distinct(g)",
    "approx_percentile": "approx_percentile(y, 0.5)\napprox_percentile(y, array(0.25, 0.75))",
    "array_agg": "array_agg(i)\narray_agg(g)",
    "avg": "avg(i)\navg(y)\navg(x)\navg(dc)\navg(ty)\navg(l)\navg(distinct j)\navg(i) filter (where i > 0)\navg(null)\navg(n)\navg(f)\navg(de)\navg(interval '1' day * j)",
    "bit_and": "bit_and(i)\nbit_and(ty)\nbit_and(l)",
    "bit_or": "bit_or(i)\nbit_or(sh)",
    "bit_xor": "bit_xor(i)\nbit_xor(distinct j)",
    "bool_and": "bool_and(b)\nbool_and(i > -100)\nbool_and(null)",
    "bool_or": "bool_or(b)\nbool_or(false)",
    "collect_list": "collect_list(i)\ncollect_list(s)\ncollect_list(st)\ncollect_list(distinct g)",
    "collect_set": "sort_array(collect_set(g))\nsort_array(collect_set(j))\nsize(collect_set(x))",
    "corr": "corr(y, j)\ncorr(i, j)\ncorr(x, y)\ncorr(id, id)\ncorr(y, 1)",
    "count": "count(*)\ncount(i)\ncount(1)\ncount(distinct i)\ncount(distinct g, b)\ncount(i, j)\ncount(s) filter (where b)\ncount(null)",
    "count_if": "count_if(i > 0)\ncount_if(b)\ncount_if(null)",
    "covar_pop": "covar_pop(y, j)\ncovar_pop(i, j)\ncovar_pop(x, y)",
    "covar_samp": "covar_samp(y, j)\ncovar_samp(id, y)",
    "every": "every(b)",
    "first": "first(i)\nfirst(i, true)\nfirst(g) ignore nulls\nfirst(s)",
    "first_value": "first_value(i)\nfirst_value(i, true)",
    "histogram_numeric": "histogram_numeric(y, 3)\nhistogram_numeric(j, 5)\nhistogram_numeric(dc, 2)\nhistogram_numeric(id, 4)\nhistogram_numeric(x, 3)",
    "kurtosis": "kurtosis(y)\nkurtosis(j)\nkurtosis(id)\nkurtosis(1)",
    "last": "last(i)\nlast(i, true)\nlast(s) ignore nulls",
    "last_value": "last_value(i)\nlast_value(d, true)",
    "listagg": "listagg(g, ',')\nlistagg(g)\nlistagg(distinct g, '-') within group (order by g desc)\nlistagg(s, '|') within group (order by id desc)\nlistagg(g) within group (order by s)\nlistagg(distinct g, ',') within group (order by g)",
    "max": "max(i)\nmax(x)\nmax(s)\nmax(d)\nmax(ts)\nmax(dc)\nmax(b)\nmax(ai)\nmax(st)\nmax(f)\nmax(bin)\nmax(i) filter (where i < 50)",
    "max_by": "max_by(s, y)\nmax_by(i, x)\nmax_by(id, d)\nmax_by(s, i)\nmax_by(id, ai)\nmax_by(id, y, 3)\nmax_by(g, id, 4)",
    "mean": "mean(y)\nmean(dc)",
    "median": "median(y)\nmedian(i)\nmedian(dc)\nmedian(x)\nmedian(j) filter (where j > 0)",
    "min": "min(i)\nmin(x)\nmin(s)\nmin(d)\nmin(ts)\nmin(dc)\nmin(b)\nmin(ai)\nmin(st)\nmin(y)",
    "min_by": "min_by(s, y)\nmin_by(i, x)\nmin_by(id, d)\nmin_by(id, i, 2)\nmin_by(s, y, 20)",
    "mode": "mode(3)\nmode(j % 1)\nmode(g, true)\nmode(j, true)\nmode(id % 3, true)\nmode() within group (order by id % 3)\nmode() within group (order by id % 3 desc)",
    "percentile": r"""
        percentile(y, 0.5)
        percentile(y, 0.3)
        percentile(y, array(0.0, 0.25, 1.0))
        percentile(i, 0.9)
        percentile(y, 0.5, 2)
        percentile(y, 0.25, 3)
        percentile(y, array(0.1, 0.9), id)
        percentile(y, 0.4, if(id % 2 = 0, 0, 2))
        percentile(y, 0.5, -1)
        percentile(x, 0.5)
        percentile(y, 1.5)
    """,
    "percentile_approx": r"""
        percentile_approx(y, 0.5)
        percentile_approx(y, 0.3)
        percentile_approx(i, 0.5)
        percentile_approx(y, array(0.1, 0.5, 0.9))
        percentile_approx(y, 0.5, 100)
        percentile_approx(d, 0.5)
        percentile_approx(dc, 0.5)
        percentile_approx(y, 0.0)
        percentile_approx(y, 1.0)
    """,
    "percentile_cont": "percentile_cont(0.25) within group (order by y)\npercentile_cont(0.25) within group (order by y desc)",
    "percentile_disc": "percentile_disc(0.25) within group (order by y)\npercentile_disc(0.5) within group (order by j desc)\npercentile_disc(0.3) within group (order by y desc)\npercentile_disc(array(0.25, 0.5)) within group (order by y)",
    "regr_avgx": "regr_avgx(y, j)\nregr_avgx(y, x)",
    "regr_avgy": "regr_avgy(y, j)",
    "regr_count": "regr_count(y, j)\nregr_count(x, y)",
    "regr_intercept": "regr_intercept(y, j)\nregr_intercept(id, y)",
    "regr_r2": "regr_r2(y, j)\nregr_r2(1, j)\nregr_r2(j, 1)",
    "regr_slope": "regr_slope(y, j)\nregr_slope(id, y)\nregr_slope(j, 1)",
    "regr_sxx": "regr_sxx(y, j)",
    "regr_sxy": "regr_sxy(y, j)",
    "regr_syy": "regr_syy(y, j)",
    "skewness": "skewness(y)\nskewness(j)\nskewness(id)\nskewness(1)",
    "some": "some(b)",
    "std": "std(y)\nstd(i)",
    "stddev": "stddev(y)\nstddev(i)\nstddev(dc)\nstddev(x)\nstddev(distinct j)",
    "stddev_pop": "stddev_pop(y)\nstddev_pop(j)\nstddev_pop(1)",
    "stddev_samp": "stddev_samp(y)\nstddev_samp(j)\nstddev_samp(id)",
    "string_agg": "string_agg(g, '+')",
    "sum": r"""
        sum(i)
        sum(y)
        sum(x)
        sum(dc)
        sum(de)
        sum(ty)
        sum(l)
        sum(f)
        sum(distinct j)
        sum(i) filter (where b)
        sum(null)
        sum(n)
        sum(9223372036854775807)
        sum(interval '1' day * j)
        sum(if(b, 1, 0))
        sum(i) / count(i)
        sum(j) + max(i)
        round(sum(y) * 2, 1)
    """,
    "try_avg": "try_avg(i)\ntry_avg(y)",
    "try_sum": "try_sum(i)\ntry_sum(9223372036854775807)\ntry_sum(dc)",
    "var_pop": "var_pop(y)\nvar_pop(j)",
    "var_samp": "var_samp(y)\nvar_samp(j)",
    "variance": "variance(y)\nvariance(dc)\nvariance(id)",
}

# (function, expression, GROUP BY clause, keys in the result)
GROUPINGS = [
    ("grouping", "grouping(g)", "cube(g, b)", ["g", "b"]),
    ("grouping", "grouping(b)", "rollup(g, b)", ["g", "b"]),
    ("grouping_id", "grouping_id()", "cube(g, b)", ["g", "b"]),
    ("grouping_id", "grouping_id(g, b)", "rollup(g, b)", ["g", "b"]),
    ("count", "count(*)", "g, b", ["g", "b"]),
]
