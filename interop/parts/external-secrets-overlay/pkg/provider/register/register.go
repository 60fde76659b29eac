// Package register has External Secrets Operator know the providers that the interop tests use, or
// may want to use without an account: the others bring the SDKs of every cloud with them, which make
// up two thirds of the operator. From version 1 on its own build tags leave providers out likewise.
package register

import (
	_ "github.com/external-secrets/external-secrets/pkg/provider/fake"
	_ "github.com/external-secrets/external-secrets/pkg/provider/kubernetes"
	_ "github.com/external-secrets/external-secrets/pkg/provider/vault"
	_ "github.com/external-secrets/external-secrets/pkg/provider/webhook"
)
