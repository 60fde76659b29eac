#!/usr/bin/env bash
# sops 3.13.3. A repository changes its rule in .sops.yaml and then runs
# `sops updatekeys` on each file, as the documentation says. Of the rule it
# takes the keys alone:
#
# - A file of one recipient comes under a rule of three key groups with
#   `shamir_threshold: 2`. The file gets three groups and the threshold 3, the
#   number of groups: each of the three is needed to open it, not two of them.
# - Run again, or after the threshold of the rule changed, it says "already up
#   to date". `rotate` keeps the threshold too.
# - The same with `encrypted_regex`: the file keeps the one that it was
#   encrypted with, and `sops set` of a key that only the new rule names writes
#   it in clear.
#
# Prints what the file has after each step, and exits with 1 where one of them
# changes. Needs Go 1.25 or later; the build takes some minutes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export GOBIN=$folder GOFLAGS=-trimpath GOWORK=off CGO_ENABLED=0
for program in github.com/getsops/sops/v3/cmd/sops@v3.13.3 filippo.io/age/cmd/age-keygen@v1.3.1; do
  go install "$program" 2>build.log || { cat build.log; exit 1; }
done
mkdir repository && cd repository
for one in a b c; do ../age-keygen -o ../$one.key 2>/dev/null; done
recipient() { ../age-keygen -y ../"$1".key; }
# Whoever changes the rule has all three keys.
cat ../*.key >../all.key
export SOPS_AGE_KEY_FILE=$folder/all.key SOPS_AGE_SSH_PRIVATE_KEY_FILE=/dev/null

groups() {
  cat >.sops.yaml <<YAML
creation_rules:
  - shamir_threshold: $1
    encrypted_regex: $2
    key_groups:
      - age: [$(recipient a)]
      - age: [$(recipient b)]
      - age: [$(recipient c)]
YAML
}
updatekeys() { ../sops updatekeys --yes db.yaml 2>&1 | sed -n 's/.*db.yaml \(synced\|already\)/updatekeys: \1/p'; }
threshold() { sed -n 's/^ *shamir_threshold: /  threshold of the file: /p' db.yaml; }
opens() {
  cat $(printf '../%s.key ' "$@") >../some.key
  SOPS_AGE_KEY_FILE=$folder/some.key ../sops decrypt db.yaml >/dev/null 2>&1 &&
    echo "  opens with $*" || echo "  does not open with $*"
}

{
  printf 'creation_rules:\n  - encrypted_regex: ^password$\n    age: %s\n' "$(recipient a)" >.sops.yaml
  echo 'password: one' >db.yaml
  ../sops encrypt --in-place db.yaml
  echo 'rule with three groups, shamir_threshold: 2'
  groups 2 '^password$'
  updatekeys
  threshold
  opens a b
  opens a b c
  updatekeys
  echo 'rule with shamir_threshold: 1'
  groups 1 '^password$'
  updatekeys
  ../sops rotate --in-place db.yaml
  threshold
  echo 'rule that encrypts password and token'
  groups 3 '^(password|token)$'
  updatekeys
  ../sops set db.yaml '["token"]' '"two"'
  sed -n 's/^\(encrypted_regex\|token\|password\): \(ENC\[AES\|[a-z]*\).*/  \1: \2/p; s/^ *encrypted_regex: /  encrypted_regex of the file: /p' db.yaml
} | tee ../seen.txt
cat >../expected.txt <<'TEXT'
rule with three groups, shamir_threshold: 2
updatekeys: synced with new keys
  threshold of the file: 3
  does not open with a b
  opens with a b c
updatekeys: already up to date
rule with shamir_threshold: 1
updatekeys: already up to date
  threshold of the file: 3
rule that encrypts password and token
updatekeys: already up to date
  password: ENC[AES
  token: two
  encrypted_regex of the file: ^password$
TEXT
diff ../expected.txt ../seen.txt
