# fish completion for wm; made by wm completion fish
function __wm_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    wm complete -- $words[2..-1] "$current" 2>/dev/null
end
complete -c wm -f -a '(__wm_complete)'
complete -c wm -n 'string match -qr "^(import|export|backup)\$" -- (commandline -opc)[2]' -F
