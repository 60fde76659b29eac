import { SecretFacts } from '../../../model/observed';

/** The label of the operator's pods, by its chart or manifests. */
export function operatorLabel(facts: SecretFacts): string {
  switch (facts.type) {
    case 'sealed-secret':
      return 'app.kubernetes.io/name=sealed-secrets';
    case 'flux-kustomization':
      return 'app=kustomize-controller';
    case 'sops-secret':
      return facts.operator === 'isindir'
        ? 'app.kubernetes.io/name=sops-secrets-operator'
        : 'app.kubernetes.io/name=sops-operator';
    default:
      return 'app.kubernetes.io/name=external-secrets';
  }
}
