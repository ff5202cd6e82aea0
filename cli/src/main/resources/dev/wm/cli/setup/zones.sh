# zones NETWORK: its reverse zones, which can only be cut at octets
zones() {
  case $1 in *[!0-9./]* | *.*.*.*.* | */*/*) return 0 ;; *.*.*.*/*) ;; *) return 0 ;; esac
  length=${1#*/}
  address=${1%/*}
  first=${address%%.*}
  address=${address#*.}
  second=${address%%.*}
  address=${address#*.}
  if [ "$length" -le 8 ]; then
    printf '%s.in-addr.arpa\n' "$first"
  elif [ "$length" -le 16 ]; then
    counted "$second" $((16 - length)) ".$first.in-addr.arpa"
  else
    counted "${address%%.*}" $((24 - length)) ".$second.$first.in-addr.arpa"
  fi
}

# counted FIRST BITS REST: as many zones as there are numbers of that many bits
counted() {
  octet=$1
  while [ "$octet" -lt $(($1 + (1 << $2))) ]; do
    printf '%s%s\n' "$octet" "$3"
    octet=$((octet + 1))
  done
}
