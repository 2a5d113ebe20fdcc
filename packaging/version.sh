#!/bin/sh
# The version that is to be handed out, as Cargo.toml has it. With a tag, holds that tag to it.
#
#   packaging/version.sh [TAG]
set -eu
cd "$(dirname "$0")/.."
version=$(sed -n '/^\[package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' Cargo.toml)
[ -n "$version" ] || { echo "Cargo.toml: no version; it has to stand alone on its line beneath [package]" >&2; exit 1; }
if [ $# -gt 0 ] && [ "$1" != "v$version" ]; then
    echo "the tag $1 is not the version of Cargo.toml; tag v$version, or change the version first" >&2
    exit 1
fi
echo "$version"
