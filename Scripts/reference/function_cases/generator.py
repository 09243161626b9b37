"""Functions that give several rows."""

KIND = "generator"

CASES = {
    "explode": "explode(ai)\nexplode(m)\nexplode(array(1, 2))\nexplode(ast)",
    "explode_outer": "explode_outer(ai)\nexplode_outer(m)",
    "posexplode": "posexplode(ai)\nposexplode(m)\nposexplode(array('x', 'y'))",
    "posexplode_outer": "posexplode_outer(ai)\nposexplode_outer(m)",
    "inline": "inline(ast)\ninline(array(struct(1, 'a'), struct(2, 'b')))",
    "inline_outer": "inline_outer(ast)",
    "stack": "stack(2, 1, 2, 3)\nstack(2, i, j)",
    "json_tuple": "json_tuple(js, 'a', 'b')\njson_tuple(js, 'b')\njson_tuple(js, 'e', 'k y', 'l')\njson_tuple('{\"x.y\":1,\"z\":[1, 2]}', 'x.y', 'z')",
}
