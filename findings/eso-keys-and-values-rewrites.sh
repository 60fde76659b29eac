#!/usr/bin/env bash
# External Secrets Operator 0.20.4, `templateFrom` with `templateAs:
# KeysAndValues`: what the template prints is read as YAML 1.1. A value that is
# printed without quotation marks and looks like a number, a boolean or null
# comes into the Secret as another text, and the ExternalSecret is Ready. The
# password 0123 becomes 83, 1e5 becomes 100000, yes becomes true, null becomes
# the empty text, and "ab #cd" ends before the comment. So do keys: a key with
# the name "on" becomes "true".
#
# `{{ $key | quote }}: {{ $value | quote }}` keeps them all. The operator's guide
# has an example without (it encodes the value, which hides most of this).
#
# Renders both with the operator's own engine. Prints each value before and
# after. Exits with 1 where one of them changes. Needs Go 1.25 or later; the
# build takes some minutes.
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

	esv1 "github.com/external-secrets/external-secrets/apis/externalsecrets/v1"
	template "github.com/external-secrets/external-secrets/pkg/template/v2"
	corev1 "k8s.io/api/core/v1"
)

var remote = map[string][]byte{
	"amount":   []byte("1_000"),
	"code":     []byte("1e5"),
	"comment":  []byte("ab #cd"),
	"hex":      []byte("0x1F"),
	"nothing":  []byte("null"),
	"on":       []byte("plain text"),
	"password": []byte("0123"),
	"release":  []byte("1.10"),
	"word":     []byte("yes"),
}

func show(what, text string) {
	secret := &corev1.Secret{}
	err := template.Execute(
		map[string][]byte{"template": []byte(text)}, remote,
		esv1.TemplateScopeKeysAndValues, esv1.TemplateTargetData, secret,
	)
	if err != nil {
		panic(err)
	}
	keys := []string{}
	for key := range secret.Data {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	for _, key := range keys {
		fmt.Printf("%s: %s was %q, is %q\n", what, key, remote[key], secret.Data[key])
	}
}

func main() {
	show("plain", "{{ range $k, $v := . }}{{ $k }}: {{ $v }}\n{{ end }}")
	show("quoted", "{{ range $k, $v := . }}{{ $k | quote }}: {{ $v | quote }}\n{{ end }}")
}
GO
seen=$(CGO_ENABLED=0 GOFLAGS=-mod=mod GOWORK=off go run .)
cat <<<"$seen"
diff - <(cat <<<"$seen") <<'EXPECTED'
plain: amount was "1_000", is "1000"
plain: code was "1e5", is "100000"
plain: comment was "ab #cd", is "ab"
plain: hex was "0x1F", is "31"
plain: nothing was "null", is ""
plain: password was "0123", is "83"
plain: release was "1.10", is "1.1"
plain: true was "", is "plain text"
plain: word was "yes", is "true"
quoted: amount was "1_000", is "1_000"
quoted: code was "1e5", is "1e5"
quoted: comment was "ab #cd", is "ab #cd"
quoted: hex was "0x1F", is "0x1F"
quoted: nothing was "null", is "null"
quoted: on was "plain text", is "plain text"
quoted: password was "0123", is "0123"
quoted: release was "1.10", is "1.10"
quoted: word was "yes", is "yes"
EXPECTED
