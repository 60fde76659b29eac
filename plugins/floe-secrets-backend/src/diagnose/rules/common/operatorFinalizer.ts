/**
 * Finalizers of External Secrets Operator and Flux: `pkg/controllers` of the
 * one, `kustomization_types.go` of the other.
 */
const OF_OPERATORS =
  /^(?:(?:externalsecrets\.external-secrets|pushsecret\.externalsecrets)\.io\/|finalizers\.fluxcd\.io$)/;

/** Whether an operator of secrets has put a finalizer on an object and removes it after its cleanup. */
export function isOperatorFinalizer(name: string): boolean {
  return OF_OPERATORS.test(name);
}
