#!/bin/sh
# Fills in what stands for the version, the address and the sums in the Homebrew formula and in the PKGBUILD. They can be
# known only once the sources are packed and have a place.
#
#   packaging/fill.sh ADDRESS SOURCES FOLDER
#
# ADDRESS is the page of the project (https://HOST/OWNER/NAME), SOURCES the packed crate. FOLDER gets roadmap-tui.rb,
# PKGBUILD and .SRCINFO (called SRCINFO: what is released has no hidden names).
set -eu
cd "$(dirname "$0")/.."
[ $# -eq 3 ] || { echo "usage: packaging/fill.sh ADDRESS SOURCES FOLDER" >&2; exit 2; }
address=${1%/}
version=$(packaging/version.sh)
field() { sed -n "/^\[package\]/,/^\[/s/^$1 = \"\(.*\)\"\$/\1/p" Cargo.toml; }
about=$(field description)
if command -v sha256sum >/dev/null; then sum=sha256sum; else sum='shasum -a 256'; fi
sha256=$($sum "$2" | cut -d' ' -f1)
mkdir -p "$3"

fill() {
    sed -e "s|@VERSION@|$version|g" -e "s|@ADDRESS@|$address|g" -e "s|@SHA256@|$sha256|g" -e "s|@ABOUT@|$about|g" "$1"
}
fill packaging/homebrew/roadmap-tui.rb.in > "$3/roadmap-tui.rb"
fill packaging/aur/PKGBUILD.in > "$3/PKGBUILD"
# `makepkg --printsrcinfo` is not to be had outside Arch Linux. This says what it would say of this PKGBUILD.
bash packaging/aur/srcinfo.sh "$3/PKGBUILD" > "$3/SRCINFO"
