#compdef roadmap
# Completions of roadmap for zsh. In ~/.zshrc, behind compinit: source <(roadmap completions zsh)
_roadmap() {
    local out line
    local -a values shown
    local -i ended
    out="$(PROGRAM complete zsh -- "${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)"
    ended=$?
    for line in "${(@f)out}"; do
        [[ -n $line ]] || continue
        values+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  -- }")
    done
    (( $#values )) && compadd -V roadmap -l -d shown -- "${values[@]}"
    (( ended == 1 )) && _files
    return 0
}
if [[ "${funcstack[1]}" == _roadmap ]]; then
    _roadmap "$@"
else
    compdef _roadmap roadmap
fi
