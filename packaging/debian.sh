#!/bin/bash
# Makes the Debian package, and with --try also tries it: by lintian, and in a fresh minimal Debian in which it is
# installed, run, removed and purged.
#
#   packaging/debian.sh [--try] [PROGRAM]
#
# PROGRAM is a release build (target/release/roadmap, built where it is missing). Needs cargo-deb; --try needs lintian and
# mmdebstrap, and root. Says what it did and where the package is.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

try=
if [[ ${1-} == --try ]]; then
    try=1
    shift
fi
needed=(dpkg-deb dpkg-shlibdeps cargo-deb)
[[ -z $try ]] || needed+=(lintian mmdebstrap)
for tool in "${needed[@]}"; do
    command -v "$tool" >/dev/null || {
        echo "there is no $tool here; apt-get install dpkg-dev lintian mmdebstrap, and cargo install cargo-deb --locked" >&2
        exit 1
    }
done
program=${1:-}
if [[ -z $program ]]; then
    cargo build --release --locked
    program=${CARGO_TARGET_DIR:-target}/release/roadmap
fi
version=$(packaging/version.sh)
machine=$(rustc -vV | sed -n 's/^host: //p')

# What goes in, as Debian wants it: compressed pages and changelogs, licences by reference, and none of PowerShell.
work=target/debian-package
rm -rf "$work"
packaging/stage.sh "$program" "$work/root/usr"
install -D "$program" "$work/build/release/roadmap"
share=$work/root/usr/share
doc=$share/doc/roadmap-tui
rm -r "$doc"/LICENSE-* "$share/roadmap-tui"
mkdir -p "$share/zsh/vendor-completions"
mv "$share/zsh/site-functions/_roadmap" "$share/zsh/vendor-completions/"
rmdir "$share/zsh/site-functions"
mv "$doc/CHANGELOG.md" "$doc/changelog"
cp packaging/debian/copyright "$doc/copyright"
packaging/notices.py "$machine" > "$doc/THIRD-PARTY.txt"
gzip -9n "$doc/changelog" "$doc/THIRD-PARTY.txt" "$share"/man/man1/* "$share"/man/zh_CN/man1/*
install -Dm644 packaging/debian/overrides "$share/lintian/overrides/roadmap-tui"
cat > "$work/changelog" <<END
roadmap-tui ($version-1) unstable; urgency=medium

  * Version $version; what changed stands in the changelog of the project.

 -- the roadmap contributors <maintainers@roadmap.example>  $(date -uR -d "@${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}")
END

# cargo-deb looks into what was built for what it needs.
deb=$PWD/$work/roadmap-tui_$version-1_$(dpkg --print-architecture).deb
CARGO_TARGET_DIR=$work/build cargo deb --no-build --no-strip --locked --quiet --output "$deb"
echo "made $deb: $(stat -c %s "$deb") bytes, needs $(dpkg-deb -f "$deb" Depends)"
[[ -n $try ]] || exit 0

lintian --fail-on error,warning --display-info "$deb"
echo "lintian: no error and no warning"

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mmdebstrap --quiet --variant=minbase "${DEBIAN_SUITE:-bookworm}" "$root/debian"
echo "a fresh ${DEBIAN_SUITE:-bookworm}: $(chroot "$root/debian" dpkg-query -W | wc -l) packages"
cp "$deb" "$root/debian/tmp/roadmap-tui.deb"
inside() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=xterm-256color "$@"; }
# What installing and removing anything at all leaves behind is none of ours.
files() { find "$root/debian" -xdev \( -path '*/var/lib/dpkg' -o -path '*/var/log' -o -path '*/var/cache' -o -path '*/proc' \) -prune -o -print | sort; }
files > "$root/before"

inside chroot "$root/debian" dpkg -i /tmp/roadmap-tui.deb >/dev/null
echo "installed: $(inside chroot "$root/debian" roadmap --version), $(inside chroot "$root/debian" dpkg -L roadmap-tui | wc -l) paths"
# shellcheck disable=SC2016
inside chroot "$root/debian" sh -euc '
    mkdir /tmp/study
    cd /tmp/study
    cp /usr/share/doc/roadmap-tui/examples/rust-in-four-weeks.md roadmap.md
    roadmap today roadmap.md --start 2026-03-02 --on 2026-03-10 | head -3
    roadmap tick roadmap.md today --start 2026-03-02 --on 2026-03-10
    roadmap status roadmap.md --start 2026-03-02 --on 2026-03-10
    for page in /usr/share/man/man1/roadmap.1.gz /usr/share/man/zh_CN/man1/roadmap-tick.1.gz; do test -s $page || ls -l $page; done
    bash -c "source /usr/share/bash-completion/completions/roadmap && complete -p roadmap"
    zcat /usr/share/doc/roadmap-tui/THIRD-PARTY.txt.gz | head -1
    rm -r /tmp/study
'
inside chroot "$root/debian" dpkg --purge roadmap-tui >/dev/null
rm -rf "$root/debian/root/.local" "$root/debian/root/.config" "$root/debian/root/.cache"
files > "$root/after"
if ! diff "$root/before" "$root/after"; then
    echo "purged, and what is named above was left behind" >&2
    exit 1
fi
echo "purged: nothing is left behind"
