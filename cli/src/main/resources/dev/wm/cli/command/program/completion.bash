# bash completion for wm; made by wm completion bash
_wm() {
  local word
  COMPREPLY=()
  # The last word may be empty; wm tells what may stand in its place.
  while IFS= read -r word; do
    COMPREPLY+=("$word")
  done < <(wm complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _wm wm
