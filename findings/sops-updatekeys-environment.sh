#!/usr/bin/env bash
# sops 3.13.3. A rule of .sops.yaml may leave the recipients to the environment
# (SOPS_AGE_RECIPIENTS): `sops encrypt` takes them from there and ends with
# status 0. `sops updatekeys` takes its recipients from the rule alone. For the
# file that was just encrypted by that rule, in the same environment, it
# announces the removal of every recipient, and fails with status 1; the file
# stays as it was. So a check that compares files with their rules must not
# call such a file drifted, nor advise `updatekeys`.
#
# Prints what each command did. Exits with 1 where one of them changes. Needs Go
# 1.25 or later; the build takes some minutes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export GOBIN=$folder GOFLAGS=-trimpath GOWORK=off CGO_ENABLED=0
for program in github.com/getsops/sops/v3/cmd/sops@v3.13.3 filippo.io/age/cmd/age-keygen@v1.3.1; do
  go install "$program" 2>build.log || { cat build.log; exit 1; }
done
./age-keygen -o key 2>/dev/null
recipient=$(./age-keygen -y key)
export SOPS_AGE_KEY_FILE=$folder/key SOPS_AGE_SSH_PRIVATE_KEY_FILE=/dev/null
export SOPS_AGE_RECIPIENTS=$recipient

mkdir repository
cd repository
printf 'creation_rules:\n  - path_regex: \\.enc\\.yaml$\n' >.sops.yaml
printf 'password: example\n' >a.enc.yaml
{
  status=0
  ../sops encrypt --in-place a.enc.yaml || status=$?
  echo "encrypt: status $status, $(grep -c 'recipient: age1' a.enc.yaml) recipient"
  cp a.enc.yaml before.yaml
  status=0
  ../sops updatekeys --yes a.enc.yaml 2>&1 |
    sed -n -e "s/^--- $recipient/removes: the recipient/p" -e 's/^error.*/&/p' ||
    status=$?
  echo "updatekeys: status $status"
  cmp -s before.yaml a.enc.yaml && echo 'the file is unchanged'
  ../sops decrypt a.enc.yaml
} | tee seen.txt
cat >expected.txt <<'TEXT'
encrypt: status 0, 1 recipient
removes: the recipient
error updating one or more master keys: [empty key group provided]
updatekeys: status 1
the file is unchanged
password: example
TEXT
diff expected.txt seen.txt
