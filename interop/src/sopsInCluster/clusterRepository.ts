import { encrypt } from '@floe/sops';
import { stringify } from 'yaml';
import { KubernetesObject } from '../harness';

/** Values of the files; none is a real one, and the portal must not contain any. */
export const values = {
  data: 'canary-under-data',
  stringData: 'canary-under-string-data',
  dotenv: 'canary-of-dotenv',
};

/**
 * The rule for manifests in the guide's `.sops.yaml`: only the values are
 * encrypted.
 */
const onlyValues = {
  type: 'encrypted_regex',
  value: '^(data|stringData)$',
} as const;

function secretManifest(name: string, fields: object): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: 'floe' },
    ...fields,
  });
}

/**
 * Files of a repository for Flux, one folder for each Kustomization, with
 * Secrets that our library encrypted as the portal does.
 *
 * @param recipient - for age: can decrypt
 * @param stranger - another one, which can decrypt only the folder `strangers`
 */
export async function clusterRepository(
  recipient: string,
  stranger: string,
): Promise<Record<string, string>> {
  const forRecipient = [{ type: 'age' as const, recipient }];
  const manifest = (
    name: string,
    fields: object,
    recipients = forRecipient,
  ): Promise<string> =>
    encrypt(secretManifest(name, fields), {
      format: 'yaml',
      recipients,
      selector: onlyValues,
    });
  const data = { password: Buffer.from(values.data).toString('base64') };
  const stringData = { password: values.stringData };
  return {
    'ours/data.yaml': await manifest('ours-data', { data }),
    'ours/string-data.yaml': await manifest('ours-string-data', { stringData }),
    'ours/database.env': await encrypt(`PASSWORD=${values.dotenv}\n`, {
      format: 'dotenv',
      recipients: forRecipient,
    }),
    'ours/kustomization.yaml': stringify({
      resources: ['data.yaml', 'string-data.yaml'],
      secretGenerator: [
        { name: 'ours-dotenv', namespace: 'floe', envs: ['database.env'] },
      ],
      generatorOptions: { disableNameSuffixHash: true },
    }),
    'strangers/secret.yaml': await manifest('strangers', { data }, [
      { type: 'age', recipient: stranger },
    ]),
    'undecrypted-data/secret.yaml': await manifest('undecrypted-data', {
      data,
    }),
    'undecrypted-string-data/secret.yaml': await manifest(
      'undecrypted-string-data',
      { stringData },
    ),
  };
}

/** A Kustomization with the name of its folder. */
export function kustomization(
  name: string,
  labels: Record<string, string>,
  options: { source: string; folder?: string; keySecret?: string },
): KubernetesObject {
  const { source, folder = name, keySecret } = options;
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { namespace: 'floe', name, labels },
    spec: {
      interval: '1h',
      path: `./${folder}`,
      prune: false,
      sourceRef: { kind: 'GitRepository', name: source },
      ...(keySecret
        ? { decryption: { provider: 'sops', secretRef: { name: keySecret } } }
        : {}),
    },
  };
}
