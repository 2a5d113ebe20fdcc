#!/usr/bin/env bash
# Holds that the program compiles for Windows and for macOS, where it cannot be run here; with --tests, its tests as well.
#
# Whoever cannot get the standard library of those systems can check its source along with everything else. Debian has a
# compiler together with that source; both are unpacked beneath target/ and installed nowhere.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

what=(--lib --bins)
if [ "${1:-}" = --tests ]; then
    what+=(--tests)
    shift
fi
targets=${*:-x86_64-pc-windows-gnu aarch64-apple-darwin}
oldest=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
tools=$PWD/target/tools/platforms

fail() { echo "check-platforms: $*; nothing was checked" >&2; exit 1; }

candidate() { apt-cache policy "$1" 2> /dev/null | sed -n 's/^  Candidate: //p' | grep -v '(none)'; }
needs() { apt-cache depends "$1" 2> /dev/null | sed -n "s/^ *Depends: \($2.*\)/\1/p" | head -1; }
is_in_debian() {
    [ "$(uname -m)" = x86_64 ] && command -v apt-get > /dev/null || return 1
    candidate rustc-web > /dev/null || apt-get update -qq && candidate rustc-web > /dev/null
}

# Ubuntu and others have no such package. Where rustup has the libraries it brings them.
if ! is_in_debian; then
    # shellcheck disable=SC2086
    if ! command -v rustup > /dev/null || ! rustup target add $targets; then
        echo "check-platforms: there is neither Debian's rustc-web here nor rustup, so nothing was checked for $targets" >&2
        exit 0
    fi
    for target in $targets; do
        CARGO_TARGET_DIR=$PWD/target/platforms RUSTFLAGS="-D warnings" cargo check --quiet --locked "${what[@]}" --target "$target"
        echo "check-platforms: compiles for $target: ${what[*]}"
    done
    exit 0
fi
version=$(candidate rustc-web) || fail "Debian's package rustc-web cannot be had"
dpkg --compare-versions "$version" ge "$oldest" || fail "rustc-web is $version, and Rust $oldest is needed"

if [ "$(cat "$tools/version" 2> /dev/null)" != "$version" ]; then
    rm -rf "$tools" && mkdir -p "$tools/packages"
    library=$(needs libstd-rust-web-dev libstd-rust-web-) || true
    llvm=$(needs "${library:-none}" libllvm) || true
    (cd "$tools/packages" && apt-get download -qq -o APT::Sandbox::User=root rustc-web libstd-rust-web-dev rust-web-src "${library:?}" "${llvm:?}") ||
        fail "the packages of rustc-web $version cannot be had"
    for package in "$tools"/packages/*.deb; do
        case $package in
            # The compiler's own source is large, and not needed.
            */rust-web-src_*) dpkg --fsys-tarfile "$package" |
                tar -x -C "$tools" --wildcards './usr/lib/rustlib/src' './usr/src/rustc-*/library' ;;
            *) dpkg -x "$package" "$tools" ;;
        esac
    done
    rm -rf "$tools/packages"
    echo "$version" > "$tools/version"
fi

export LD_LIBRARY_PATH=$tools/usr/lib/x86_64-linux-gnu
export RUSTC=$tools/usr/bin/rustc RUSTC_BOOTSTRAP=1
export CARGO_TARGET_DIR=$PWD/target/platforms CARGO_INCREMENTAL=0 CARGO_PROFILE_DEV_DEBUG=0
"$RUSTC" --version > /dev/null || fail "the compiler of rustc-web $version does not start here"

for target in $targets; do
    cargo check --quiet --locked "${what[@]}" --target "$target" \
        -Zbuild-std=std,panic_unwind,panic_abort,proc_macro,test -Zwarnings --config 'build.warnings="deny"'
    echo "check-platforms: compiles for $target: ${what[*]}"
done
