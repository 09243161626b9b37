"""Map functions."""

CASES = {
    "map": "map(1, 'a', 2, 'b')\nmap()\nmap('k', i)\nmap(1, 'a', 1, 'b')\nmap(null, 1)\nmap(1, 1, 2, 2.5)\nmap(s, i) is null",
    "map_concat": "map_concat(m, m2)\nmap_concat(map(1, 'a'), map(2, 'b'))\nmap_concat(map(1, 'a'), map(1, 'b'))\nmap_concat(m)",
    "map_contains_key": "map_contains_key(m, 'a')\nmap_contains_key(map(1, 'a'), 2)\nmap_contains_key(m, p)",
    "map_entries": "map_entries(m)\nmap_entries(map(1, 'a', 2, 'b'))",
    "map_from_arrays": "map_from_arrays(array('a', 'b'), array(1, 2))\nmap_from_arrays(aw, aw) is null\nmap_from_arrays(array(1), array(1, 2))\nmap_from_arrays(array(1, null), array(1, 2))\nmap_from_arrays(array('a', 'b'), array(null, i))",
    "map_from_entries": "map_from_entries(array(struct(1, 'a'), struct(2, 'b')))\nmap_from_entries(map_entries(m))\nmap_from_entries(array(struct(1, 'a'), struct(1, 'b')))\nmap_from_entries(array(struct(1, 'a'), null))",
    "map_keys": "map_keys(m)\nmap_keys(map(1, 'a', 2, 'b'))",
    "map_values": "map_values(m)\nmap_values(map(1, 'a', 2, 'b'))",
    "element_at": "element_at(m, 'z')\nelement_at(map(1, 'a'), 1)\nelement_at(map(1, 'a'), 3)",
}
