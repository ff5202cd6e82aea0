#compdef wm
# zsh completion for wm; made by wm completion zsh
_wm() {
  local -a found
  # The words up to the cursor, the last of which may be empty.
  found=("${(@f)$(wm complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if (( ${#found} )) && [[ -n ${found[1]} ]]; then
    compadd -a found
  else
    _files
  fi
}
compdef _wm wm
