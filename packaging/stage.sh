#!/bin/sh
# Lays out all that belongs on a machine beneath a prefix: the program, its manual in both languages, the completions,
# what there is to read, and the samples. Every package and every archive is made of this one tree.
#
#   packaging/stage.sh PROGRAM PREFIX
#
# The pages of the manual and the completions come from the program itself, so it has to run on this machine.
set -eu
cd "$(dirname "$0")/.."
[ $# -eq 2 ] || { echo "usage: packaging/stage.sh PROGRAM PREFIX" >&2; exit 2; }
program=$1
prefix=$2

case $program in *.exe) name=roadmap.exe ;; *) name=roadmap ;; esac
mkdir -p "$prefix/bin"
prefix=$(cd "$prefix" && pwd)
cp "$program" "$prefix/bin/$name"
chmod 755 "$prefix/bin/$name"

# The program says its bare name where that is what a shell would find, and reads no settings of whoever builds.
say() {
    PATH="$prefix/bin:$PATH" HOME=/nonexistent XDG_CONFIG_HOME=/nonexistent XDG_DATA_HOME=/nonexistent \
        XDG_STATE_HOME=/nonexistent XDG_CACHE_HOME=/nonexistent roadmap "$@"
}

share=$prefix/share
say --lang en man --out "$share/man/man1" --quiet
say --lang zh man --out "$share/man/zh_CN/man1" --quiet

mkdir -p "$share/bash-completion/completions" "$share/zsh/site-functions" "$share/fish/vendor_completions.d" \
    "$share/roadmap-tui/completions"
say completions bash > "$share/bash-completion/completions/roadmap"
say completions zsh > "$share/zsh/site-functions/_roadmap"
say completions fish > "$share/fish/vendor_completions.d/roadmap.fish"
# PowerShell looks in no folder for them; its reader names this file in a profile.
say completions powershell > "$share/roadmap-tui/completions/roadmap.ps1"

doc=$share/doc/roadmap-tui
mkdir -p "$doc/examples"
cp README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE "$doc/"
cp roadmaps/*.md "$doc/examples/"
find "$share" -type f -exec chmod 644 {} +
find "$prefix" -type d -exec chmod 755 {} +
