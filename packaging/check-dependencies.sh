#!/usr/bin/env bash
# Looks at what the program is made of, by what deny.toml says, and whether all of it is used. Gets `cargo deny` and
# `cargo machete` where there are none of these versions.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tools=$PWD/target/tools
PATH=$tools/bin:$PATH

# They run for a second: built as fast as may be they take a minute each, and run for another.
get() {
    [ "$(cargo "$1" --version 2> /dev/null | grep -o '[0-9.]*$')" = "$2" ] && return
    CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 \
        cargo install "cargo-$1" --locked --version "$2" --root "$tools" --target-dir "$tools/build" --quiet
}

get deny 0.20.2
get machete 0.9.2
rm -rf "$tools/build"

cargo deny --log-level error --locked check bans licenses sources
cargo machete
