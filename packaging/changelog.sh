#!/bin/sh
# What CHANGELOG.md says of a version, without its heading: the text of a release.
#
#   packaging/changelog.sh VERSION
set -eu
cd "$(dirname "$0")/.."
[ $# -eq 1 ] || { echo "usage: packaging/changelog.sh VERSION" >&2; exit 2; }
section=$(awk -v version="$1" '
    /^## / { told = ($2 == version); next }
    told { print }
' CHANGELOG.md | sed -e '/./,$!d')
[ -n "$section" ] || { echo "CHANGELOG.md: nothing under '## $1'; write what changed first" >&2; exit 1; }
printf '%s\n' "$section"
