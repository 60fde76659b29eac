import { RemoteReference } from '../model/externalSecretsChange';
import { EngineDescription } from './types';

/** The store of the proposed remote keys. @public */
export type RemoteKeyContext = {
  /** The provider's key in the store's spec, `aws` or `vault`; unknown if left out. */
  provider?: string | null;
  /** The provider's service, such as `ParameterStore`, if the store has one. */
  service?: string | null;
  /** Name of the environment. */
  environment: string;
};

/** Lower case; characters other than letters and digits become hyphens. */
function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/**
 * The conventional remote key of a secret. For AWS and Vault it has the form of
 * the chart's examples; the Vault path has no environment and no `secret/data`,
 * which the operator adds. There is no convention for the other providers:
 * their keys are proposals in a form that the provider allows.
 * @public
 */
export function proposeRemoteKey(
  remoteName: string,
  { provider, service, environment }: RemoteKeyContext,
): string {
  const env = slug(environment) || 'default';
  switch (provider) {
    case 'vault':
      return `floe/${remoteName}`;
    case 'gcpsm':
    case 'azurekv':
      return `floe-${env}-${remoteName}`;
    case 'ibm':
      return `kv/floe-${env}-${remoteName}`;
    case 'aws':
      return service === 'ParameterStore'
        ? `/floe/${env}/${remoteName}`
        : `floe/${env}/${remoteName}`;
    default:
      return `floe/${env}/${remoteName}`;
  }
}

/**
 * The conventional references of an engine.
 *
 * @param keys - the keys to propose; by default, the required ones
 * @public
 */
export function proposeReferences(
  engine: EngineDescription,
  context: RemoteKeyContext,
  keys?: readonly string[],
): RemoteReference[] {
  const remoteKey = proposeRemoteKey(engine.remoteName, context);
  return engine.keys
    .filter(({ secretKey, required }) =>
      keys ? keys.includes(secretKey) : required,
    )
    .map(({ secretKey, property }) => ({
      secretKey,
      remoteKey,
      ...(property && { property }),
    }));
}
