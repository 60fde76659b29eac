import { ObservedSecret } from './observed';

/** What an object for several namespaces makes in each of them, and how far it has come. */
export type Made = {
  kind: 'ExternalSecret' | 'PushSecret';
  name: string;
  provisionedNamespaces: string[];
  failedNamespaces: { namespace: string; reason: string }[];
};

/** What an object makes of itself in other namespaces; undefined where its kind makes nothing. */
export function madeBy(facts: ObservedSecret['facts']): Made | undefined {
  switch (facts.type) {
    case 'cluster-external-secret':
    case 'cluster-push-secret': {
      const { failedNamespaces, provisionedNamespaces } = facts;
      const made =
        facts.type === 'cluster-external-secret'
          ? { kind: 'ExternalSecret' as const, name: facts.externalSecretName }
          : { kind: 'PushSecret' as const, name: facts.pushSecretName };
      return { ...made, failedNamespaces, provisionedNamespaces };
    }
    default:
      return undefined;
  }
}
