#!/bin/bash
# Runs a static build in a root that holds nothing else: no library, no shell, no /tmp, no /dev, no user, no terminfo, no
# locale, no variable. What it should do there, it has to do.
#
#   packaging/bare-root.sh PROGRAM
#
# Needs root, or user namespaces.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[[ $# -eq 1 ]] || { echo "usage: packaging/bare-root.sh PROGRAM" >&2; exit 2; }
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
cp "$1" "$root/roadmap"
cp roadmaps/rust-in-four-weeks.md "$root/roadmap.md"
cp roadmaps/*后端* "$root/后端.md"

chroot=$(PATH=$PATH:/usr/sbin:/sbin command -v chroot)
enter=("$chroot" "$root")
[[ $(id -u) -eq 0 ]] || enter=("$(command -v unshare)" --user --map-root-user "${enter[@]}")
if file --brief "$1" 2>/dev/null | grep -q 'dynamically linked'; then
    file "$1" >&2
    echo "this build is not static" >&2
    exit 1
fi
inside() { env -i "${enter[@]}" /roadmap "$@"; }
# What a command has to say, in part.
says() {
    local wanted=$1
    shift
    local said
    said=$(inside "$@" 2>&1) || { echo "roadmap $*: ended with $?: $said" >&2; exit 1; }
    [[ $said == *"$wanted"* ]] || { echo "roadmap $*: said no '$wanted': $said" >&2; exit 1; }
    echo "ok  roadmap $*"
}
on=(--start 2026-03-02 --on 2026-03-10)

says "roadmap $(packaging/version.sh)" --version
says 'Usage:' --help
says 'Day' today roadmap.md "${on[@]}"
says '"schema": 1' status roadmap.md "${on[@]}" --json
says '第' show 后端.md --lang zh
before=$(wc -c < "$root/roadmap.md")
says '' tick roadmap.md today "${on[@]}"
after=$(wc -c < "$root/roadmap.md")
echo "    the tick changed the file by $((after - before)) bytes"
says 'nothing' check roadmap.md
says '.TH' man
says 'complete' completions bash
# Through a pseudo-terminal: drawn, a key heard, left by another.
packaging/on_a_terminal.py "${enter[@]}" /roadmap tui roadmap.md "${on[@]}"
echo "left behind: $(cd "$root" && find . -type f -not -name roadmap -not -name '*.md' | tr '\n' ' ')"
