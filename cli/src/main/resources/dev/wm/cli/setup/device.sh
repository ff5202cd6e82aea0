# Joins this machine to the mesh: makes its key here, enrols with the token, which works
# once, and starts the tunnel to the hub. WM_ROOT is in front of every path, for tests.
set -eu
umask 077
wireguard=${WM_ROOT:-}/etc/wireguard

for tool in wg wg-quick curl jq; do
  command -v "$tool" >/dev/null 2>&1 || {
    printf 'wm: There is no %s here: install wireguard-tools, curl and jq first.\n' "$tool" >&2
    exit 1
  }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# call CREDENTIAL ARGUMENT...: everybody can see arguments, so the credential is none of curl's
call() {
  credential=$1
  shift
  printf 'header = "Authorization: Bearer %s"\n' "$credential" | curl -fsS -K - "$@"
}

wg genkey >"$folder/key"
wg pubkey <"$folder/key" | jq -R '{public_key: ., version: "wm device-setup"}' >"$folder/request"
call "$token" -H 'Content-Type: application/json' --data-binary "@$folder/request" \
  "$registry/api/v1/device-enrolments" >"$folder/enrolment"
own=$(jq -er .token "$folder/enrolment")
call "$own" "$registry/config" >"$folder/config"

# wg-quick runs lines of its file, so nothing gets into it that is more than a word.
jq -er --rawfile key "$folder/key" '
  def word: if type == "string" and test("\\A[0-9A-Za-z+/=.:-]+\\z") then . else error("unexpected answer from the registry") end;
  if .hub == null then error("the hub has no gateway yet: try again later, with a new token") else . end |
  "[Interface]", "PrivateKey = \($key | rtrimstr("\n") | word)", "Address = \(.device.overlay_address | word)/32",
  "MTU = 1420",
  "PostUp = if command -v resolvectl; then resolvectl dns %i \(.hub.gateway | word); resolvectl domain %i \([.domains[] | "~" + word] | join(" ")); fi",
  "[Peer]", "PublicKey = \(.hub.public_key | word)", "Endpoint = \(.hub.endpoint | word)",
  "AllowedIPs = \(.supernet | word)", "PersistentKeepalive = 25"' "$folder/config" >"$folder/conf"
interface=wg-$(jq -er '.network | if test("\\A[a-z0-9-]{1,12}\\z") then . else error("unexpected answer from the registry") end' "$folder/config")

mkdir -p "$wireguard"
cp "$folder/key" "$wireguard/$interface.key"
cp "$folder/conf" "$wireguard/$interface.conf"
printf 'REGISTRY_URL=%s\nREGISTRY_TOKEN=%s\n' "$registry" "$own" >"$wireguard/$interface.env"
wg-quick down "$interface" >/dev/null 2>&1 || :
wg-quick up "$interface"
if command -v systemctl >/dev/null 2>&1; then systemctl enable "wg-quick@$interface" >/dev/null 2>&1 || :; fi
printf 'wm: joined by %s. To leave: wg-quick down %s, and remove %s.*\n' "$interface" "$interface" "$wireguard/$interface"
