# Completions of roadmap for fish. In ~/.config/fish/completions/roadmap.fish, or: roadmap completions fish | source
function __roadmap_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    PROGRAM complete fish -- $words "$current" 2>/dev/null
    or __fish_complete_path "$current"
end
complete -c roadmap -f -k -a '(__roadmap_complete)'
