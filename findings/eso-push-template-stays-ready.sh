#!/usr/bin/env bash
# External Secrets Operator 0.20.4: a PushSecret that was pushed once and whose
# `spec.template` fails from then on stays Ready=True with "PushSecret synced
# successfully". The operator tries again and again and pushes nothing, and
# tells it to nobody but its own log: no condition, no event, and `refreshTime`
# and `syncedResourceVersion` stay those of the last push. A source Secret that
# is missing makes the same PushSecret Ready=False, with an event.
#
# Runs the operator's own reconciler of PushSecrets over the store `fake` and
# a client in memory, and prints what the object says after each step. Exits
# with 1 where one of them changes. Needs Go 1.25 or later; the build takes some
# minutes.
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
module=github.com/external-secrets/external-secrets
version=v0.20.4
source=$(cd "$folder" && GOFLAGS= GOWORK=off go mod download -json $module@$version |
  sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
cp -r "$source" "$folder/operator"
chmod -R u+w "$folder/operator"
cd "$folder/operator/pkg/controllers/pushsecret"
# Its own tests need a control plane.
rm -f ./*_test.go
cat >finding_test.go <<'GO'
package pushsecret

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/go-logr/logr"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/tools/record"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client/fake"

	esv1 "github.com/external-secrets/external-secrets/apis/externalsecrets/v1"
	esapi "github.com/external-secrets/external-secrets/apis/externalsecrets/v1alpha1"
	"github.com/external-secrets/external-secrets/pkg/controllers/pushsecret/psmetrics"
	_ "github.com/external-secrets/external-secrets/pkg/provider/fake"
)

func TestFinding(t *testing.T) {
	ctx := context.Background()
	scheme := runtime.NewScheme()
	for _, add := range []func(*runtime.Scheme) error{
		corev1.AddToScheme, esv1.AddToScheme, esapi.AddToScheme,
	} {
		if err := add(scheme); err != nil {
			t.Fatal(err)
		}
	}
	psmetrics.SetUpMetrics()
	meta := func(name string) metav1.ObjectMeta {
		return metav1.ObjectMeta{Name: name, Namespace: "shop", Generation: 1}
	}
	source := &corev1.Secret{
		ObjectMeta: meta("source"),
		Data:       map[string][]byte{"password": []byte("correct horse")},
	}
	store := &esv1.SecretStore{
		ObjectMeta: meta("store"),
		Spec: esv1.SecretStoreSpec{Provider: &esv1.SecretStoreProvider{
			Fake: &esv1.FakeProvider{Data: []esv1.FakeProviderData{}},
		}},
	}
	push := &esapi.PushSecret{
		ObjectMeta: meta("push"),
		Spec: esapi.PushSecretSpec{
			RefreshInterval: &metav1.Duration{Duration: time.Hour},
			SecretStoreRefs: []esapi.PushSecretStoreRef{
				{Name: "store", Kind: "SecretStore"},
			},
			UpdatePolicy:   esapi.PushSecretUpdatePolicyReplace,
			DeletionPolicy: esapi.PushSecretDeletionPolicyNone,
			Selector: esapi.PushSecretSelector{
				Secret: &esapi.PushSecretSecret{Name: "source"},
			},
			Template: &esv1.ExternalSecretTemplate{
				EngineVersion: esv1.TemplateEngineV2,
				Data:          map[string]string{"password": "{{ .password }}"},
			},
			Data: []esapi.PushSecretData{{
				Match: esapi.PushSecretMatch{
					SecretKey: "password",
					RemoteRef: esapi.PushSecretRemoteRef{RemoteKey: "shop/db"},
				},
			}},
		},
	}
	client := fake.NewClientBuilder().WithScheme(scheme).
		WithObjects(source, store, push).
		WithStatusSubresource(push, store).Build()
	events := record.NewFakeRecorder(20)
	reconciler := &Reconciler{
		Client: client, Log: logr.Discard(), Scheme: scheme, recorder: events,
		RequeueInterval: time.Hour,
	}
	name := types.NamespacedName{Namespace: "shop", Name: "push"}

	step := func(what string) {
		_, err := reconciler.Reconcile(ctx, ctrl.Request{NamespacedName: name})
		now := &esapi.PushSecret{}
		if err := client.Get(ctx, name, now); err != nil {
			t.Fatal(err)
		}
		fmt.Printf("%s: the reconciler fails: %t\n", what, err != nil)
		for _, condition := range now.Status.Conditions {
			fmt.Printf("  %s=%s %s\n", condition.Type, condition.Status, condition.Message)
		}
		fmt.Printf("  synced %s of generation %d, events: %d\n",
			now.Status.SyncedResourceVersion[:1], now.Generation, len(events.Events))
		for len(events.Events) > 0 {
			<-events.Events
		}
	}
	edit := func(change func(*esapi.PushSecret)) {
		now := &esapi.PushSecret{}
		if err := client.Get(ctx, name, now); err != nil {
			t.Fatal(err)
		}
		change(now)
		now.Generation++
		if err := client.Update(ctx, now); err != nil {
			t.Fatal(err)
		}
	}

	step("a template that works")
	edit(func(now *esapi.PushSecret) {
		now.Spec.Template.Data["password"] = "{{ .passwort | b64dec }}"
	})
	step("a template that fails")
	step("the next attempt")
	edit(func(now *esapi.PushSecret) {
		now.Spec.Selector.Secret.Name = "missing"
	})
	step("a source that is missing")
}
GO
cd "$folder/operator"
seen=$(CGO_ENABLED=0 GOFLAGS=-mod=mod GOWORK=off \
  go test ./pkg/controllers/pushsecret -run 'TestFinding$' -count=1 -v |
  sed '/^=== RUN/d; /^--- /d; /^PASS$/d; /^ok /d')
cat <<<"$seen"
diff - <(cat <<<"$seen") <<'EXPECTED'
a template that works: the reconciler fails: false
  Ready=True PushSecret synced successfully
  synced 1 of generation 1, events: 1
a template that fails: the reconciler fails: true
  Ready=True PushSecret synced successfully
  synced 1 of generation 2, events: 0
the next attempt: the reconciler fails: true
  Ready=True PushSecret synced successfully
  synced 1 of generation 2, events: 0
a source that is missing: the reconciler fails: true
  Ready=False could not get source secret
  synced 1 of generation 3, events: 1
EXPECTED
