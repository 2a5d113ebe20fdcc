#!/bin/sh
# Packs a built program and all that goes with it, for one target.
#
#   packaging/archive.sh PROGRAM TARGET FOLDER
#
# Writes FOLDER/roadmap-tui-VERSION-TARGET.tar.gz, or .zip for Windows. What it holds is a prefix (bin/, share/), so that
# it can be unpacked over one. The same input makes the same bytes where tar is GNU's.
set -eu
cd "$(dirname "$0")/.."
[ $# -eq 3 ] || { echo "usage: packaging/archive.sh PROGRAM TARGET FOLDER" >&2; exit 2; }
program=$1
target=$2
mkdir -p "$3"
out=$(cd "$3" && pwd)
name=roadmap-tui-$(packaging/version.sh)-$target

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
packaging/stage.sh "$program" "$work/$name"
packaging/notices.py "$target" > "$work/$name/share/doc/roadmap-tui/THIRD-PARTY.txt"

# The time of what was packed is that of the last change, whoever packs it.
epoch=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
case $target in
*windows*)
    rm -f "$out/$name.zip"
    if command -v 7z >/dev/null; then
        (cd "$work" && 7z a -bd -bso0 "$out/$name.zip" "$name")
    else
        (cd "$work" && zip -qrX "$out/$name.zip" "$name")
    fi
    echo "$out/$name.zip"
    ;;
*)
    if tar --version | grep -q GNU; then
        set -- --sort=name --owner=0 --group=0 --numeric-owner --format=gnu "--mtime=@$epoch"
    else
        set --
    fi
    tar "$@" -C "$work" -cf - "$name" | gzip -9n > "$out/$name.tar.gz"
    echo "$out/$name.tar.gz"
    ;;
esac
