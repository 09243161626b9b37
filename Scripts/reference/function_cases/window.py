"""Window functions, with row and range frames."""

KIND = "window"

CASES = {
    "row_number": "row_number() over (order by id)\nrow_number() over (partition by g order by id desc)\nrow_number() over (partition by b order by y desc, id)",
    "rank": "rank() over (order by i)\nrank() over (order by i desc)\nrank() over (partition by g order by j)\nrank() over (order by i asc nulls last)\nrank() over (order by g desc nulls first)\nrank() over (order by ai)\nrank() over (order by st desc)",
    "dense_rank": "dense_rank() over (order by i)\ndense_rank() over (order by g)\ndense_rank() over (order by x)",
    "percent_rank": "percent_rank() over (order by i)\npercent_rank() over (partition by g order by j)",
    "cume_dist": "cume_dist() over (order by i)\ncume_dist() over (partition by g order by j)",
    "ntile": "ntile(3) over (order by id)\nntile(4) over (partition by g order by id)\nntile(20) over (order by id)",
    "lag": "lag(i) over (order by id)\nlag(i, 2) over (order by id)\nlag(i, 1, -1) over (order by id)\nlag(i, -1) over (order by id)\nlag(i) ignore nulls over (order by id)\nlag(s, 1, 'none') over (partition by g order by id)\nlag(i, 0) over (order by id)",
    "lead": "lead(i) over (order by id)\nlead(i, 2, 0) over (order by id)\nlead(s) over (partition by g order by id)\nlead(i, 1) ignore nulls over (order by id)",
    "nth_value": "nth_value(i, 2) over (order by id)\nnth_value(i, 2) over (order by id rows between unbounded preceding and unbounded following)\nnth_value(i, 5) ignore nulls over (order by id rows between unbounded preceding and unbounded following)\nnth_value(i, 2) over (partition by g order by id)",
    "first_value": "first_value(i) over (order by id)\nfirst_value(i) over (partition by g order by id desc)\nfirst_value(i) ignore nulls over (order by id rows between 1 preceding and 1 following)\nfirst(i) over (partition by g order by id)",
    "last_value": "last_value(i) over (order by id)\nlast_value(i) over (order by id rows between unbounded preceding and unbounded following)\nlast_value(i) ignore nulls over (order by id rows between 1 preceding and current row)\nlast(i) over (partition by g order by id)",
    "sum": r"""
        sum(j) over (order by id)
        sum(j) over (partition by g)
        sum(j) over (partition by g order by id)
        sum(y) over (order by id rows between 1 preceding and 1 following)
        sum(j) over (order by id rows between unbounded preceding and current row)
        sum(j) over (order by id rows between current row and unbounded following)
        sum(j) over (order by id rows between 3 preceding and 1 preceding)
        sum(j) over (order by j range between 2 preceding and 2 following)
        sum(j) over (order by j desc range between 2 preceding and current row)
        sum(y) over (order by y range between 1.5D preceding and current row)
        sum(j) over (order by g)
        sum(dc) over (order by id)
        sum(j) over (order by d range between interval 365 days preceding and current row)
        sum(j) over (order by ts range between interval 10 years preceding and interval 1 hour following)
        sum(j) over ()
        sum(y) over (order by y range between 0.5D preceding and 0.5D following)
        sum(j) over (order by dc range between 10.5 preceding and current row)
        count(*) over (order by ts range between interval 20 years preceding and current row)
        count(*) over (order by ts range between interval 1 day preceding and interval 12 hours following)
        count(*) over (order by d desc range between interval 1 year preceding and interval 1 year following)
        count(*) over (order by tn range between interval 3 years preceding and current row)
    """,
    "avg": "avg(j) over (partition by g)\navg(y) over (order by id rows between 2 preceding and current row)\navg(dc) over (partition by b)\navg(i) over (order by id)",
    "count": "count(*) over ()\ncount(i) over (partition by g)\ncount(*) over (order by i)\ncount(i) over (order by id rows between 1 following and 2 following)",
    "max": "max(i) over (partition by g)\nmax(x) over (order by id)\nmax(s) over (partition by g order by id)",
    "min": "min(i) over (partition by g)\nmin(x) over (order by id)",
    "stddev": "stddev(y) over (partition by g)\nstddev_pop(j) over (order by id rows between 2 preceding and current row)",
    "collect_list": "collect_list(i) over (partition by g order by id)\ncollect_list(j) over (order by id rows between 1 preceding and 1 following)",
    "count distinct": "size(collect_set(j) over (partition by g))",
    "expression": "i - lag(i) over (order by id)\nj / sum(j) over (partition by g)\ncase when row_number() over (partition by g order by id) = 1 then 'first' else 'rest' end\nrow_number() over (partition by length(s) % 3 order by i * -1L nulls last, id)",
    "median": "median(y) over (partition by g)\npercentile(y, 0.5) over (partition by g)\nmax_by(s, j) over (partition by g)",
}
