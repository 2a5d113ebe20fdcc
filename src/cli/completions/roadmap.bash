# Completions of roadmap for bash. In ~/.bashrc: eval "$(roadmap completions bash)"
_roadmap() {
    local line ended
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(PROGRAM complete bash -- "${COMP_LINE:0:COMP_POINT}" 2>/dev/null || printf '\n')
    ended=${#COMPREPLY[@]}
    # An empty line at the end says that names of files are meant as well.
    if [[ $ended -gt 0 && -z ${COMPREPLY[ended - 1]} ]]; then
        unset "COMPREPLY[ended - 1]"
        compopt -o bashdefault -o default 2>/dev/null
        if [[ $ended -gt 1 ]]; then
            while IFS= read -r line; do
                COMPREPLY+=("$line")
            done < <(compgen -f -- "$2")
        fi
    fi
}
complete -o nosort -F _roadmap roadmap 2>/dev/null || complete -F _roadmap roadmap
