"""Who may know whom: includes between layers, third-party headers, a neighbour's words, the clock."""

import re
import tomllib
from pathlib import Path

import cpp
from words import parts_of

TABLE = Path(__file__).with_name("layers.toml")
_LAYER = re.compile(r"^\s*gwanje_layer\(\s*([\w/]+)([^)]*)\)", re.MULTILINE)
_NAME = re.compile(r"[A-Za-z_]\w*")
_CALL = re.compile(r"(?<![\w.>:])(?:std\s*::\s*|::\s*)?(\w+)\s*\(")
_CLOCK = re.compile(r"\b(?:system|steady|high_resolution|utc)_clock\s*::\s*now\b|\bclock_gettime\b|\bgettimeofday\b"
                    r"|\bstd\s*::\s*time\s*\(|\brandom_device\b")


def reachable_layers(cmake_text):
    """Layer → all layers that it may include, from the gwanje_layer lines."""
    direct = {}
    for name, rest in _LAYER.findall(cmake_text):
        words = rest.split()
        depends = []
        if "DEPENDS" in words:
            for word in words[words.index("DEPENDS") + 1 :]:
                if word.isupper():
                    break
                depends.append(word)
        direct[name] = depends
    below = {}

    def visit(layer):
        if layer not in below:
            below[layer] = {layer}
            for other in direct.get(layer, []):
                below[layer] |= visit(other)
        return below[layer]

    for layer in direct:
        visit(layer)
    return below


def layer_of(path, layers):
    """The layer whose folder holds src/…/file; nothing for src/app, which links what it wires."""
    inner = path.removeprefix("src/")
    fitting = [layer for layer in layers if inner.startswith(layer + "/")]
    return max(fitting, key=len, default=None)


def inside(inner, folders):
    return any(inner == folder or inner.startswith(folder + "/") for folder in folders)


def check_includes(tree):
    rules = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    below = reachable_layers((tree.root / "src/CMakeLists.txt").read_text(encoding="utf-8"))
    for file in tree.cpp():
        if not file.under("src"):
            for number, _, name in cpp.includes(file):
                if name.startswith(".."):
                    yield file.find(number, f'"{name}" climbs out of its folder', "link the layer's target and include it by its folder")
            continue
        inner = file.path.removeprefix("src/")
        layer = layer_of(file.path, below)
        for number, sign, name in cpp.includes(file):
            if sign == '"':
                yield from _own_include(file, number, name, layer, below, rules["core"])
            else:
                yield from _library_include(file, number, name, inner, rules)


def _own_include(file, number, name, layer, below, core):
    if name.startswith("."):
        yield file.find(number, f'"{name}" is a relative include', 'include by folder: "base/text.hpp"')
        return
    if layer is None or (file.is_test and layer not in core):
        return  # a test of the outer layers links what it tries together; the compiler sees to the rest
    target = layer_of("src/" + name, below)
    if target is None:
        yield file.find(number, f'"{name}" names no layer', 'include by folder ("base/text.hpp"), libraries in <>')
    elif target not in below[layer]:
        allowed = ", ".join(sorted(below[layer] - {layer})) or "nothing"
        yield file.find(number, f'{layer} may not know {target} (it may know {allowed})', "move the code, or pass what it needs as a value")


def _library_include(file, number, name, inner, rules):
    in_core = inside(inner, rules["core"])
    standard = "/" not in name and not name.endswith(".h")
    if in_core:
        if file.path in rules["core_exceptions"] or (file.is_test and name in rules["core_test_headers"]):
            return
        if name in rules["core_refused_headers"] or not standard:
            yield file.find(number, f"<{name}> in the pure core (no input or output, clock, chance, thread or third-party header)",
                            "take the value as a parameter, or move the code to an adapter")
        return
    homes = next((folders for start, folders in rules["third_party"].items() if name.startswith(start)), None)
    if homes is not None and not inside(inner, homes):
        yield file.find(number, f"<{name}> belongs to {', '.join(homes)}", "translate there and pass our own types on")


def check_neighbours(tree):
    """A neighbour's word in a name, or a look at the clock, where it does not belong."""
    rules = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    for file in tree.cpp():
        if not file.under("src") or file.is_test:
            continue
        inner = file.path.removeprefix("src/")
        refused = {word for word, homes in rules["neighbour_words"].items() if not inside(inner, homes)}
        for number, line in enumerate(cpp.code_lines(file.text), 1):
            if not line.lstrip().startswith("#"):
                names = {part for name in _NAME.findall(line) for part in parts_of(name)}
                for word in sorted(names & refused):
                    yield file.find(number, f'"{word}" is the word of {", ".join(rules["neighbour_words"][word])}',
                                    "say what it means here, or move the code there")
            if inside(inner, rules["core"]) and file.path not in rules["core_exceptions"]:
                for call in set(_CALL.findall(line)) & set(rules["core_refused_calls"]):
                    yield file.find(number, f"{call}() in the pure core", "take the value as a parameter, or move the code to an adapter")
            if _CLOCK.search(line) and not inside(inner, rules["clock"]["folders"]):
                yield file.find(number, "reads the clock or draws chance by itself", "take a Clock (port) or a seed as a parameter")
