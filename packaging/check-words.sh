#!/usr/bin/env bash
# Looks for words that are spelled wrong. Gets `typos` where there is none of this version; typos.toml says what is right.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=1.52.0
tools=$PWD/target/tools
PATH=$tools/bin:$PATH

is_here() { [ "$(typos --version 2> /dev/null)" = "typos-cli $version" ]; }

# As PyPI has it for Linux on x86_64: seconds, where building it takes minutes.
from_pypi() {
    local wheel=$tools/wheel-typos
    [ "$(uname -sm)" = "Linux x86_64" ] && command -v python3 > /dev/null || return 1
    rm -rf "$wheel" && mkdir -p "$wheel" "$tools/bin"
    echo "typos==$version --hash=sha256:418fd85f7fc11dec14e5482e747f6e916af56da96207cde0cdd69540a4b389f6" > "$wheel/wanted"
    python3 -m pip download --quiet --no-deps --only-binary :all: --require-hashes -r "$wheel/wanted" -d "$wheel" &&
        python3 -m zipfile -e "$wheel"/*.whl "$wheel" &&
        install -m 755 "$wheel/typos-$version.data/scripts/typos" "$tools/bin/typos"
}

if ! is_here; then
    from_pypi || cargo install typos-cli --locked --version "$version" --root "$tools"
    is_here || { echo "typos $version is not here, and cannot be had" >&2; exit 1; }
fi

typos
echo "no word is spelled wrong"
