#!/usr/bin/env bash
# kubeseal 0.40.0 (Sealed Secrets), `--merge-into FILE`: adds keys to a
# SealedSecret. Where the new keys are sealed with another scope than the file
# has, it ends with status 0 and writes an object that no controller can open:
# the new key is sealed namespace-wide, the object stays strict, because the
# annotation goes to the template of the Secret and not to the SealedSecret. An
# annotation on the SealedSecret would not help either: then the keys that were
# there before do not open. The scope holds for the whole object.
#
# Uses the command's own `--recovery-unseal`, which opens an object as the
# controller does. Prints what it says before the merge, after it, and with the
# annotation. Exits with 1 where one of them changes. Needs Go 1.26 or later and
# openssl; the build takes some minutes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export GOFLAGS=-mod=mod GOWORK=off CGO_ENABLED=0
# The module calls itself github.com/bitnami/sealed-secrets; it is published here.
source=$(GOFLAGS= go mod download -json github.com/bitnami-labs/sealed-secrets@v0.40.0 |
  sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
cp -r "$source" source && chmod -R u+w source
(cd source && go build -trimpath -buildvcs=false -gcflags=all=-dwarf=false -o ../kubeseal ./cmd/kubeseal) 2>build.log ||
  { cat build.log; exit 1; }
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=sealed 2>/dev/null

secret() {
  cat <<JSON
{"apiVersion": "v1", "kind": "Secret", "stringData": {"$1": "x"},
 "metadata": {"namespace": "floe", "name": "db", "annotations": {"team": "data"}}}
JSON
}
seal() { ./kubeseal --cert cert.pem "$@"; }
unseal() {
  ./kubeseal --recovery-unseal --recovery-private-key key.pem <$1 >open.json 2>error.txt &&
    echo "opens: $(grep -oE '"(user|password)"' open.json | paste -sd' ')" || cat error.txt
}

{
  secret user | seal >db.json
  echo 'before'
  unseal db.json
  cp db.json same.json
  secret password | seal --merge-into same.json
  echo 'merged with the same scope'
  unseal same.json
  secret password | seal --scope namespace-wide --merge-into db.json
  echo "merged with --scope namespace-wide, status $?"
  grep -c 'sealedsecrets.bitnami.com/namespace-wide' db.json | sed 's/^/annotations: /'
  unseal db.json
  sed '0,/"metadata": {/s//"metadata": {"annotations": {"sealedsecrets.bitnami.com\/namespace-wide": "true"},/' db.json >wide.json
  echo 'with the annotation on the SealedSecret'
  unseal wide.json
} | tee seen.txt
cat >expected.txt <<'TEXT'
before
opens: "user"
merged with the same scope
opens: "password" "user"
merged with --scope namespace-wide, status 0
annotations: 1
error: no key could decrypt secret (password)
with the annotation on the SealedSecret
error: no key could decrypt secret (user)
TEXT
diff expected.txt seen.txt
