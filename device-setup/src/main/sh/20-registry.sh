# --- the registry ---

# send TOKEN METHOD PATH [BODY-FILE]: the status is in $code, the answer in $work/answer.
# Everybody can see a program's arguments, so the token is none of curl's; -q keeps a user's
# .curlrc, which may switch checks off, out of it. No redirect is followed: a token goes to
# the registry alone, and a captive portal is no registry.
send() {
  : >"$work/answer"
  : >"$work/headers"
  if [ $# -gt 3 ]; then set -- "$1" "$2" "$3" -H 'Content-Type: application/json' --data-binary "@$4"; fi
  bearer=$1
  method=$2
  path=$3
  shift 3
  failure=0
  code=$(printf 'header = "Authorization: Bearer %s"\n' "$bearer" | curl -q -s -K - -o "$work/answer" -D "$work/headers" \
    -w '%{http_code}' -X "$method" -H "Accept: ${accept:-application/json}" --proto '=http,https' \
    --connect-timeout 10 -m 60 --max-filesize 1000000 "$@" "$registry$path" 2>/dev/null) || failure=$?
  [ "$failure" = 0 ] || code=000
}

# Why there was no answer, or none that is the registry's
reason() {
  case $code:$failure in
    000:6) say_reason "the name of $registry cannot be looked up: check the name, and that this machine is online" ;;
    000:7) say_reason "nothing listens at $registry: check that the registry runs" ;;
    000:28) say_reason "$registry does not answer: check that this machine is online" ;;
    000:35 | 000:51 | 000:53 | 000:58 | 000:59 | 000:60 | 000:66 | 000:77 | 000:83 | 000:90 | 000:91)
      say_reason "the certificate of $registry is not valid for it, so nothing was sent: check this machine's clock, and that no captive portal is in between" ;;
    000:*) say_reason "$registry cannot be reached (code $failure)" ;;
    3*) say_reason "$registry sends elsewhere (HTTP $code): check the address; a network that wants a login in the browser does that too" ;;
    5*) say_reason "$registry is not ready (HTTP $code): $(detail 'what is in front of it answers, so see that wm-registry runs')" ;;
    *) say_reason "$(detail "the answer of $registry is not that of a registry (HTTP $code): check the address")" ;;
  esac
}

# The same without the full stop of a registry's sentence, to be gone on with
reason_within() {
  why=$(reason)
  printf '%s\n' "${why%.}"
}

say_reason() { printf '%s\n' "$*"; }

# detail TEXT: the sentence of a problem reply (RFC 9457) as plain text, or TEXT if it is none
detail() {
  text=$(tr -d '\n' <"$work/answer" | sed -nE 's/.*"detail" *: *"(([^"\\]|\\.)*)".*/\1/p' | sed 's/\\"/"/g' |
    tr -cd ' -~' | cut -c 1-400)
  printf '%s\n' "${text:-$1}"
}

# Fetches the view of the device that the token is of, into $work/config; false if there is none.
fetch_config() {
  accept=text/plain
  send "$1" GET /config
  accept=
  near=
  while IFS= read -r line; do
    case $line in [Ww][Mm]-[Hh][Oo][Mm][Ee]:*) near=${line#*:} ;; esac
  done <"$work/headers"
  near=${near# }
  # The line's carriage return
  near=${near%[!a-z0-9-]}
  is_domain "$near" || near=
  [ "$code" = 200 ] || return 1
  mv "$work/answer" "$work/config"
}

# Reads $work/config into variables. Every one of them is checked before it is written
# anywhere: an answer may come from anybody. False with the name of the line in $wrong if one
# is missing, is there twice, or is not what it may be.
read_config() {
  c_network='' c_supernet='' c_name='' c_address='' c_type='' c_key='' c_rotate='' c_domains=''
  c_hub_key='' c_hub_gateway='' c_endpoint=''
  wrong='first line'
  last=
  while IFS= read -r line || [ -n "$line" ]; do
    if [ -z "$last" ]; then [ "$line" = wm-device-config=1 ] || return 1; fi
    last=$line
    read_line || return 1
  done <"$work/config"
  wrong='last line'
  [ "$last" = end=wm-device-config ] || return 1
  is_whole
}

# A line that is not known is a newer registry's.
read_line() {
  wrong=${line%%=*}
  case $line in
    mesh_name=*) ;;
    *[!\ -~]*) wrong=characters && return 1 ;;
    network=*) once "$c_network" && c_network=$got && is_network "$got" ;;
    supernet=*) once "$c_supernet" && c_supernet=$got && is_cidr "$got" ;;
    name=*) once "$c_name" && c_name=$got && is_label "$got" ;;
    overlay_address=*) once "$c_address" && c_address=$got && is_address "$got" ;;
    type=*) once "$c_type" && c_type=$got && is_type "$got" ;;
    public_key=*) once "$c_key" && c_key=$got && is_key "$got" ;;
    rotate_key=*) once "$c_rotate" && c_rotate=$got && { [ "$got" = true ] || [ "$got" = false ]; } ;;
    domain=*) is_domain "${line#*=}" && c_domains="$c_domains ${line#*=}" ;;
    hub_public_key=*) once "$c_hub_key" && c_hub_key=$got && is_key "$got" ;;
    hub_gateway=*) once "$c_hub_gateway" && c_hub_gateway=$got && is_address "$got" ;;
    hub_endpoint=*) once "$c_endpoint" && c_endpoint=$got && is_endpoint "$got" ;;
  esac
}

# once BEFORE: the line's value is in $got; false if there was one before
once() {
  got=${line#*=}
  [ -z "$1" ]
}

# The hub's lines are missing until it has a gateway, and the endpoint until it is known.
is_whole() {
  wrong=network && [ -n "$c_network" ] || return 1
  wrong=supernet && [ -n "$c_supernet" ] || return 1
  wrong=name && [ -n "$c_name" ] || return 1
  wrong=overlay_address && [ -n "$c_address" ] && within "$c_address" "$c_supernet" || return 1
  wrong='type' && [ -n "$c_type" ] || return 1
  wrong=public_key && [ -n "$c_key" ] || return 1
  wrong=rotate_key && [ -n "$c_rotate" ] || return 1
  c_domains=${c_domains# }
  wrong=domain && [ -n "$c_domains" ] || return 1
  [ -n "$c_hub_key$c_hub_gateway$c_endpoint" ] || return 0
  wrong=hub_public_key && [ -n "$c_hub_key" ] || return 1
  wrong=hub_gateway && [ -n "$c_hub_gateway" ] && within "$c_hub_gateway" "$c_supernet"
}

# What keeps a device from connecting, nothing if there is nothing
missing_hub() {
  if [ -z "$c_hub_key" ]; then
    say_reason "The hub has no gateway yet: set it up first (wm gateway-setup prints how), then run this command again"
  elif [ -z "$c_endpoint" ]; then
    say_reason "The hub has no endpoint yet: run wm edit site HUB --set endpoint=ADDRESS, then run this command again"
  fi
}

# Fetches this script as it is at the registry, into $work/setup. What is not the whole
# script, such as a captive portal's page, is never run.
fetch_script() {
  failure=0
  : >"$work/answer"
  code=$(curl -q -s -o "$work/setup" -w '%{http_code}' --proto '=http,https' --connect-timeout 10 -m 60 \
    --max-filesize 1000000 "$registry/setup" 2>/dev/null) || failure=$?
  [ "$failure" = 0 ] || code=000
  [ "$code" = 200 ] && is_script "$work/setup"
}

is_script() {
  read -r line <"$1" && [ "$line" = '#!/bin/sh' ] && [ "$(tail -n 1 "$1")" = "$last_line" ] && sh -n "$1" 2>/dev/null
}

