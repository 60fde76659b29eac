import { Approach, Remedy } from '@floe/backstage-plugin-floe-secrets-common';

type Operator = { name: string; install: string; documentation: string };

/**
 * The commands of the secrets guide; `upgrade --install` also updates an old
 * release.
 */
const OPERATORS: Partial<Record<Approach, Operator>> = {
  'external-secrets': {
    name: 'External Secrets Operator',
    install: [
      'helm repo add external-secrets https://charts.external-secrets.io',
      'helm upgrade --install external-secrets external-secrets/external-secrets -n external-secrets --create-namespace',
    ].join('\n'),
    documentation:
      'https://external-secrets.io/latest/introduction/getting-started/',
  },
  'sealed-secrets': {
    name: 'the Sealed Secrets controller',
    install: [
      'helm repo add sealed-secrets https://bitnami-labs.github.io/sealed-secrets',
      'helm upgrade --install sealed-secrets sealed-secrets/sealed-secrets -n kube-system',
    ].join('\n'),
    documentation:
      'https://github.com/bitnami-labs/sealed-secrets#installation',
  },
};

/** How to install or update the operator of an approach. */
export function installOperator(
  approach: Approach,
  action: 'install' | 'update',
): Remedy | undefined {
  const operator = OPERATORS[approach];
  return (
    operator && {
      title: `${action === 'install' ? 'Install' : 'Update'} ${operator.name}`,
      command: operator.install,
      link: operator.documentation,
    }
  );
}
