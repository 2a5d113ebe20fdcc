#!/bin/sh
# Writes FOLDER/SHA256SUMS over all other files of a folder, as `sha256sum -c` reads it.
#
#   packaging/sums.sh FOLDER
set -eu
[ $# -eq 1 ] || { echo "usage: packaging/sums.sh FOLDER" >&2; exit 2; }
cd "$1"
rm -f SHA256SUMS
if command -v sha256sum >/dev/null; then sum=sha256sum; else sum='shasum -a 256'; fi
# Not into the folder at once: it would be summed itself.
# shellcheck disable=SC2086
sums=$(find . -maxdepth 1 -type f -name '[!.]*' | sed 's|^\./||' | LC_ALL=C sort | tr '\n' '\0' | xargs -0 $sum)
printf '%s\n' "$sums" > SHA256SUMS
cat SHA256SUMS
