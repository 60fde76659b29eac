#!/usr/bin/env bash
# External Secrets Operator 0.20.4, provider Vault, KV version 2. Its API says
# of the store's path: the "/data" suffix "is optional and will be appended if
# not present in specified path", and a key may begin with the store's path.
#
# - In a store without a path, a folder called data anywhere in a key passes
#   for the suffix: of secret/team/data/db the operator asks Vault for
#   secret/team/data/db, which is no address of KV version 2. (It asks for
#   secret/data/team/db where the key is secret/team/db.) Such a secret can be
#   read only if its key names the suffix itself: secret/data/team/data/db.
# - In a store with the path "kv", a folder kv/ in the mount cannot be read:
#   kv/db means db. Where the same path is written as "kv/", it is not taken
#   off, and the same key means the other secret.
#
# Runs the operator's own provider against a server that notes the paths it is
# asked for. Prints them, and exits with 1 where one of them changes.
# Needs Go 1.25 or later; the build takes some minutes.
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
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"

	esv1 "github.com/external-secrets/external-secrets/apis/externalsecrets/v1"
	esmeta "github.com/external-secrets/external-secrets/apis/meta/v1"
	"github.com/external-secrets/external-secrets/pkg/provider/vault"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/controller-runtime/pkg/client/fake"
)

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	var asked string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/v1/auth/token/lookup-self" {
			fmt.Fprint(w, `{"data":{"type":"service","ttl":3600,"expire_time":null}}`)
			return
		}
		asked = r.URL.Path
		fmt.Fprint(w, `{"data":{"data":{"password":"x"}}}`)
	}))
	defer server.Close()
	kube := fake.NewClientBuilder().WithObjects(&corev1.Secret{
		ObjectMeta: metav1.ObjectMeta{Namespace: "floe", Name: "vault"},
		Data:       map[string][]byte{"token": []byte("t")},
	}).Build()

	for _, at := range []struct{ path, key string }{
		{"", "secret/team/db"},
		{"", "secret/team/data"},
		{"", "secret/team/data/db"},
		{"", "secret/data/team/data/db"},
		{"secret", "team/data/db"},
		{"kv", "db"},
		{"kv", "kv/db"},
		{"kv/", "kv/db"},
	} {
		store := &esv1.SecretStore{
			TypeMeta: metav1.TypeMeta{Kind: "SecretStore"},
			Spec: esv1.SecretStoreSpec{Provider: &esv1.SecretStoreProvider{Vault: &esv1.VaultProvider{
				Server:  server.URL,
				Version: esv1.VaultKVStoreV2,
				Auth: &esv1.VaultAuth{
					TokenSecretRef: &esmeta.SecretKeySelector{Name: "vault", Key: "token"},
				},
			}}},
		}
		if at.path != "" {
			store.Spec.Provider.Vault.Path = &at.path
		}
		provider := &vault.Provider{NewVaultClient: vault.NewVaultClient}
		client, err := provider.NewClient(context.Background(), store, kube, "floe")
		must(err)
		_, err = client.GetSecret(context.Background(), esv1.ExternalSecretDataRemoteRef{Key: at.key, Property: "password"})
		must(err)
		fmt.Printf("path %q, key %q: %s\n", at.path, at.key, asked)
	}
}
GO
# The provider wants a cluster's address, and never asks there.
cat >kubeconfig <<'YAML'
{apiVersion: v1, kind: Config, current-context: c, clusters: [{name: c, cluster: {server: 'http://127.0.0.1:9'}}], contexts: [{name: c, context: {cluster: c}}]}
YAML
GOFLAGS=-mod=mod GOWORK=off CGO_ENABLED=0 go build -trimpath -buildvcs=false \
  -gcflags=all=-dwarf=false -o read . 2>build.log || { cat build.log; exit 1; }
KUBECONFIG=kubeconfig ./read | tee seen.txt
cat >expected.txt <<'TEXT'
path "", key "secret/team/db": /v1/secret/data/team/db
path "", key "secret/team/data": /v1/secret/data/team/data
path "", key "secret/team/data/db": /v1/secret/team/data/db
path "", key "secret/data/team/data/db": /v1/secret/data/team/data/db
path "secret", key "team/data/db": /v1/secret/data/team/data/db
path "kv", key "db": /v1/kv/data/db
path "kv", key "kv/db": /v1/kv/data/db
path "kv/", key "kv/db": /v1/kv/data/kv/db
TEXT
diff expected.txt seen.txt
