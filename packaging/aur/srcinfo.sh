#!/bin/bash
# What `makepkg --printsrcinfo` says of a PKGBUILD that uses no more than ours: one package, one source, no functions that
# add to the fields.
#
#   packaging/aur/srcinfo.sh PKGBUILD
set -euo pipefail
[[ $# -eq 1 ]] || { echo "usage: packaging/aur/srcinfo.sh PKGBUILD" >&2; exit 2; }
# shellcheck disable=SC1090,SC2154
source "$1"
# A shell as old as that of macOS reads this as well.
tell() {
    local values="$1[@]" value
    for value in "${!values}"; do
        printf '\t%s = %s\n' "$1" "$value"
    done
}
# shellcheck disable=SC2154
printf 'pkgbase = %s\n' "$pkgname"
# The order is that of makepkg.
for field in pkgdesc pkgver pkgrel url arch license checkdepends makedepends depends optdepends provides conflicts options \
    source sha256sums; do
    if [[ -n ${!field+set} ]]; then
        tell "$field"
    fi
done
printf '\npkgname = %s\n' "$pkgname"
