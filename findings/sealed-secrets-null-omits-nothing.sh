#!/usr/bin/env bash
# Sealed Secrets 0.40.0: the release's own CustomResourceDefinition says of
# spec.template.data "Set a key with the same name as in `encryptedData` to
# `null` to omit the unsealed data from the final secret". Its schema does not
# let the values be null (additionalProperties has no `nullable`). The API
# server drops such a null before it stores the object, so the controller never
# sees it, and the key is in the Secret. Server-side apply refuses the object.
#
# Does to a SealedSecret what the API server does when it is created: drops
# what the schema does not let be null, then validates. Prints the template's
# data before and after, and what validation says of a null that is kept, as
# server-side apply keeps it. Exits with 1 where one of them changes.
# Needs Go 1.26 or later.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# The module calls itself github.com/bitnami/sealed-secrets; it is published here.
export GOFLAGS=-mod=mod GOWORK=off CGO_ENABLED=0
source=$(GOFLAGS= go mod download -json github.com/bitnami-labs/sealed-secrets@v0.40.0 |
  sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
cp "$source/helm/sealed-secrets/crds/bitnami.com_sealedsecrets.yaml" crd.yaml
cat >go.mod <<'MOD'
module finding

go 1.26.0

require (
	k8s.io/apiextensions-apiserver v0.37.2
	k8s.io/apimachinery v0.37.2
	sigs.k8s.io/yaml v1.6.0
)
MOD
cat >main.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	v1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	"sigs.k8s.io/yaml"
)

const object = `
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: {name: db, namespace: floe}
spec:
  encryptedData: {password: AgBy}
  template:
    data: {password: null, url: "postgres://{{ .password }}@db"}
`

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func dataOf(object map[string]any) string {
	template := object["spec"].(map[string]any)["template"].(map[string]any)
	text, err := json.Marshal(template["data"])
	must(err)
	return string(text)
}

func main() {
	file, err := os.ReadFile("crd.yaml")
	must(err)
	var crd v1.CustomResourceDefinition
	must(yaml.Unmarshal(file, &crd))
	var props apiextensions.JSONSchemaProps
	must(v1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(
		crd.Spec.Versions[0].Schema.OpenAPIV3Schema, &props, nil))
	structural, err := schema.NewStructural(&props)
	must(err)
	validator, _, err := validation.NewSchemaValidator(&props)
	must(err)

	var sealed map[string]any
	must(yaml.Unmarshal([]byte(object), &sealed))
	fmt.Println("sent:    ", dataOf(sealed))
	fmt.Println("kept:    ", validation.ValidateCustomResource(nil, sealed, validator).ToAggregate())
	defaulting.PruneNonNullableNullsWithoutDefaults(sealed, structural)
	fmt.Println("stored:  ", dataOf(sealed))
	fmt.Println("problems:", validation.ValidateCustomResource(nil, sealed, validator).ToAggregate())
}
GO
go build -trimpath -buildvcs=false -gcflags=all=-dwarf=false -o create . 2>build.log || { cat build.log; exit 1; }
./create | tee seen.txt
cat >expected.txt <<'TEXT'
sent:     {"password":null,"url":"postgres://{{ .password }}@db"}
kept:     spec.template.data.password: Invalid value: "null": spec.template.data.password in body must be of type string: "null"
stored:   {"url":"postgres://{{ .password }}@db"}
problems: <nil>
TEXT
diff expected.txt seen.txt
