"""Struct functions and field access."""

CASES = {
    "named_struct": "named_struct('a', 1, 'b', 'x')\nnamed_struct('i', i, 's', s)\nnamed_struct('n', null)\nnamed_struct('o', named_struct('x', 1))",
    "struct": "struct(1, 'x')\nstruct(i, s)\nstruct(i as a, upper(p) as b)\nstruct(ai, st)",
    "field": "st.a\nst.b\nnamed_struct('a', 1).a\nnamed_struct('o', named_struct('x', i)).o.x\nst.a + 1\nast.b\nst.zzz",
    "compare": "st = st\nstruct(1, 2) = struct(1, 2)\nstruct(1, null) = struct(1, null)\nstruct(1, 'a') < struct(1, 'b')\nstruct(i, j) in (struct(5, 2), struct(3, -2))",
}
