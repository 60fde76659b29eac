#!/usr/bin/env bash
# External Secrets Operator 0.20.4, template engine v2: `fromJson` and
# `fromYaml` make a float of each number, and a template prints a float of more
# than seven digits with an exponent. A secret of the provider that holds
#
#     {"account": 123456789012, "port": 5432}
#
# gives "1.23456789012e+11" for {{ (.config | fromJson).account }}, the number
# of an AWS account, and "5432" for the port beside it, so a try with a short
# number shows nothing. There is no error, and the ExternalSecret is Ready.
# `| int64` prints the number, and so does `| toJson` of the whole text.
#
# Renders these templates with the operator's own engine and prints what comes
# out. Exits with 1 where one of them changes. Needs Go 1.25 or later; the build
# takes some minutes.
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

	esv1 "github.com/external-secrets/external-secrets/apis/externalsecrets/v1"
	template "github.com/external-secrets/external-secrets/pkg/template/v2"
	corev1 "k8s.io/api/core/v1"
)

var remote = map[string][]byte{
	"config": []byte(`{"account": 123456789012, "port": 5432}`),
}

func main() {
	for _, text := range []string{
		"{{ (.config | fromJson).account }}",
		"{{ (.config | fromYaml).account }}",
		"{{ (.config | fromJson).account | toString }}",
		"{{ (.config | fromJson).account | int64 }}",
		"{{ .config | fromJson | toJson }}",
		"{{ (.config | fromJson).port }}",
	} {
		secret := &corev1.Secret{}
		err := template.Execute(
			map[string][]byte{"key": []byte(text)}, remote,
			esv1.TemplateScopeValues, esv1.TemplateTargetData, secret,
		)
		if err != nil {
			panic(err)
		}
		fmt.Printf("%s gives %s\n", text, secret.Data["key"])
	}
}
GO
seen=$(CGO_ENABLED=0 GOFLAGS=-mod=mod GOWORK=off go run .)
cat <<<"$seen"
diff - <(cat <<<"$seen") <<'EXPECTED'
{{ (.config | fromJson).account }} gives 1.23456789012e+11
{{ (.config | fromYaml).account }} gives 1.23456789012e+11
{{ (.config | fromJson).account | toString }} gives 1.23456789012e+11
{{ (.config | fromJson).account | int64 }} gives 123456789012
{{ .config | fromJson | toJson }} gives {"account":123456789012,"port":5432}
{{ (.config | fromJson).port }} gives 5432
EXPECTED
