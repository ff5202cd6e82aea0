# shellcheck shell=bash
# Where the client's files go. It writes its manual pages and completions itself.

completions=$top/share/completions

add_to_archive() {
  local shell
  mkdir -p "$top/share/man/man1" "$completions"
  "$folder/bin/wm" man "$top/share/man/man1"
  for shell in bash zsh fish; do
    "$folder/bin/wm" completion "$shell" >"$completions/wm.$shell"
  done
}

add_to_package() {
  local page
  mkdir -p "$root/usr/lib" "$root/usr/bin"
  cp -r "$top" "$root/usr/lib/wm"
  rm -r "$root/usr/lib/wm/share/man" "$root/usr/lib/wm/share/completions"
  ln -s ../lib/wm/bin/wm "$root/usr/bin/wm"
  put "$completions/wm.bash" usr/share/bash-completion/completions/wm
  put "$completions/wm.zsh" usr/share/zsh/vendor-completions/_wm
  put "$completions/wm.fish" usr/share/fish/vendor_completions.d/wm.fish
  for page in "$top"/share/man/man1/*.1; do
    put_compressed "$page" "usr/share/man/man1/${page##*/}.gz"
  done
}
