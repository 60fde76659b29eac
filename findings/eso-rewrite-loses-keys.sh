#!/usr/bin/env bash
# External Secrets Operator 0.20.4, `dataFrom[].rewrite` with `regexp` or
# `transform`. Neither of these is an error, and the ExternalSecret is Ready:
#
# - Two remote keys get the same name, such as prod/db/password and
#   prod/cache/password by "^.*/". One of them is lost. Which one is drawn anew
#   at each refresh, because the operator goes through a Go map, so the Secret
#   changes back and forth while nothing changed at the provider. (`merge`
#   refuses keys that are there twice.)
# - The target is "$1_db". Go reads that as the group "1_db", which does not
#   exist, so each key becomes the empty text, and the operator drops keys that
#   are empty. "${1}_db" is meant.
#
# Runs the operator's own functions 200 times for each rule, in the order of its
# controller, and prints the keys and values that were seen. Exits with 1 where
# one of them changes. Needs Go 1.25 or later; the build takes some minutes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
module=github.com/external-secrets/external-secrets
version=v0.20.4
source=$(GOFLAGS= GOWORK=off go mod download -json $module@$version |
  sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
# Begun from its own requirements: an install by version refuses its replacement.
sed "s|^module .*|module finding|" "$source/go.mod" >go.mod
cp "$source/go.sum" go.sum
chmod u+w go.mod go.sum
echo "require $module $version" >>go.mod
cat >main.go <<'GO'
package main

import (
	"fmt"
	"sort"
	"strings"

	esv1 "github.com/external-secrets/external-secrets/apis/externalsecrets/v1"
	"github.com/external-secrets/external-secrets/pkg/esutils"
	"github.com/go-logr/logr"
)

var remote = map[string][]byte{
	"prod/db/password":    []byte("of-db"),
	"prod/cache/password": []byte("of-cache"),
}

func show(what string, rule esv1.ExternalSecretRewrite) {
	seen := map[string]map[string]bool{}
	for i := 0; i < 200; i++ {
		target, err := esutils.RewriteMap([]esv1.ExternalSecretRewrite{rule}, remote)
		must(err)
		must(esutils.ValidateKeys(logr.Discard(), target))
		for key, value := range target {
			if seen[key] == nil {
				seen[key] = map[string]bool{}
			}
			seen[key][string(value)] = true
		}
	}
	if len(seen) == 0 {
		fmt.Printf("%s: no keys\n", what)
	}
	for _, key := range sorted(seen) {
		fmt.Printf("%s: %q is %s\n", what, key, strings.Join(sorted(seen[key]), " or "))
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func sorted[V any](from map[string]V) []string {
	keys := []string{}
	for key := range from {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}

func main() {
	regexp := func(source, target string) esv1.ExternalSecretRewrite {
		return esv1.ExternalSecretRewrite{
			Regexp: &esv1.ExternalSecretRewriteRegexp{Source: source, Target: target},
		}
	}
	show(`regexp "^.*/" to ""`, regexp("^.*/", ""))
	show(`regexp to "$1_db"`, regexp("^prod/(.*)/password$", "$1_db"))
	show(`regexp to "${1}_db"`, regexp("^prod/(.*)/password$", "${1}_db"))
	show("transform", esv1.ExternalSecretRewrite{
		Transform: &esv1.ExternalSecretRewriteTransform{Template: `{{ .value | base }}`},
	})
}
GO
GOFLAGS=-mod=mod GOWORK=off CGO_ENABLED=0 go build -trimpath -buildvcs=false \
  -gcflags=all=-dwarf=false -o rewrite . 2>build.log || { cat build.log; exit 1; }
./rewrite | tee seen.txt
cat >expected.txt <<'TEXT'
regexp "^.*/" to "": "password" is of-cache or of-db
regexp to "$1_db": no keys
regexp to "${1}_db": "cache_db" is of-cache
regexp to "${1}_db": "db_db" is of-db
transform: "password" is of-cache or of-db
TEXT
diff expected.txt seen.txt
