#!/usr/bin/env python3
"""What the libraries that are built into the program ask to be handed out with it: their licences.

    packaging/notices.py TARGET

Follows the graph of what is linked for a target, and prints each licence once, with the libraries that are under it. A library
that ships no text is named with the licence that it states.
"""

import json
import pathlib
import subprocess
import sys


def linked(metadata):
    """The packages that end up in the program: none that only builds or tests it."""
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    packages = {package["id"]: package for package in metadata["packages"]}
    root = metadata["resolve"]["root"]
    seen, waiting = set(), [root]
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        for below in nodes[at]["deps"]:
            kinds = {kind["kind"] for kind in below["dep_kinds"]}
            is_macro = any("proc-macro" in target["kind"] for target in packages[below["pkg"]]["targets"])
            if None in kinds and not is_macro:
                waiting.append(below["pkg"])
    return sorted((packages[at] for at in seen - {root}), key=lambda package: (package["name"], package["version"]))


def texts(package):
    """The licences that lie with a library."""
    folder = pathlib.Path(package["manifest_path"]).parent
    named = ("license", "licence", "copying", "notice", "unlicense")
    for file in sorted(folder.iterdir()):
        if file.is_file() and file.name.lower().startswith(named) and file.suffix not in (".rs", ".py", ".toml"):
            yield file.read_text(encoding="utf-8", errors="replace").strip()


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: packaging/notices.py TARGET")
    root = pathlib.Path(__file__).resolve().parent.parent
    asked = ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", sys.argv[1]]
    metadata = json.loads(subprocess.run(asked, cwd=root, check=True, stdout=subprocess.PIPE).stdout)
    under, silent = {}, []
    for package in linked(metadata):
        called = f"{package['name']} {package['version']} ({package['license']})"
        found = list(texts(package))
        for text in found:
            under.setdefault(text, []).append(called)
        if not found:
            silent.append(called)
    out = ["roadmap is built of these libraries as well, each under the licence of its authors."]
    for text, libraries in sorted(under.items(), key=lambda item: item[1]):
        out += ["", "=" * 80, *libraries, "-" * 80, "", text]
    if silent:
        out += ["", "=" * 80, "These state their licence and ship no text of it:", "", *silent]
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    print("\n".join(out))


main()
