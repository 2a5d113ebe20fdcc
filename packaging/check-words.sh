#!/usr/bin/env bash
# Looks for words that are spelled wrong. Gets `typos` where there is none of this version; typos.toml says what is right.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. packaging/wheel.sh

tool typos "typos-cli 1.52.0" typos-cli 1.52.0 typos 418fd85f7fc11dec14e5482e747f6e916af56da96207cde0cdd69540a4b389f6

typos
echo "no word is spelled wrong"
