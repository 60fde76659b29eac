#!/usr/bin/env bash
# sops 3.13.3, YAML. A text of several lines that begins with a space, as an
# item of a list (an indented script, for example)
# is encrypted without a complaint. `sops decrypt` ends with status 0 and prints
# YAML that nothing reads, sops itself included: the indentation that it states
# ("|4") is not the one that it writes. Under a key of a map the same text is
# printed rightly, and JSON output is right.
#
# Prints the output, what sops says of it, and the same value as JSON. Exits
# with 1 where one of them changes. Needs Go 1.25 or later; the build takes some
# minutes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export GOBIN=$folder GOFLAGS=-trimpath GOWORK=off CGO_ENABLED=0
for program in github.com/getsops/sops/v3/cmd/sops@v3.13.3 filippo.io/age/cmd/age-keygen@v1.3.1; do
  go install "$program" 2>build.log || { cat build.log; exit 1; }
done
./age-keygen -o key 2>/dev/null
export SOPS_AGE_KEY_FILE=$folder/key SOPS_AGE_SSH_PRIVATE_KEY_FILE=/dev/null
recipient=$(./age-keygen -y key)
encrypt() { ./sops encrypt --age "$recipient" --input-type yaml --output-type yaml "$1"; }

{
  printf 'list:\n    - " one\\n two\\n"\n' >list.yaml
  printf 'map:\n    text: " one\\n two\\n"\n' >map.yaml
  for file in list map; do
    encrypt $file.yaml >$file.enc.yaml
    ./sops decrypt $file.enc.yaml >$file.out.yaml
    sed 's/ /./g' $file.out.yaml
    encrypt $file.out.yaml >/dev/null 2>error.txt && echo 'sops reads it' || cat error.txt
  done
  ./sops decrypt --output-type json list.enc.yaml
} | tee seen.txt
cat >expected.txt <<'TEXT'
list:
....-.|4
.......one
.......two
Error unmarshalling file: yaml: line 1: did not find expected '-' indicator
map:
....text:.|4
.........one
.........two
sops reads it
{
	"list": [
		" one\n two\n"
	]
}
TEXT
diff expected.txt seen.txt
