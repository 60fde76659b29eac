/**
 * Finalizers of External Secrets Operator (`pkg/controllers`) and Flux
 * (`kustomization_types.go`).
 */
const OF_OPERATORS =
  /^(?:(?:externalsecrets\.external-secrets|pushsecret\.externalsecrets)\.io\/|finalizers\.fluxcd\.io$)/;

/**
 * Whether an operator has added its finalizer to an object, which it removes
 * after its cleanup.
 */
export function isOperatorFinalizer(name: string): boolean {
  return OF_OPERATORS.test(name);
}
