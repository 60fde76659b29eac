import { SopsFileChange, SopsLayout } from './sopsFileChange';

/**
 * The fields to encrypt in the manifest of a Secret that Flux decrypts: only
 * the values, because Kubernetes and Flux have to read the rest.
 * @public
 */
export const MANIFEST_SELECTOR = {
  type: 'encrypted_regex',
  value: '^(data|stringData)$',
} as const;

/** A map with ordered keys, or a text. @public */
export type SopsNode = string | readonly SopsEntry[];

/** A key and its value. @public */
export type SopsEntry = readonly [key: string, value: SopsNode];

/** The Secrets of a file, with values in clear text, with ciphertexts or without any. @public */
export type SopsSecrets = readonly {
  group?: SopsFileChange['secrets'][number]['group'];
  name?: string;
  keys: readonly { key: string; value: string }[];
}[];

/**
 * The content of a file without the metadata of SOPS. The browser, which
 * encrypts it, and the action, which writes the ciphertexts, need the same keys
 * in the same order, so both use this function.
 *
 * @param namespace - namespace of the Secret of a manifest
 * @public
 */
export function sopsDocument(
  layout: SopsLayout,
  secrets: SopsSecrets,
  namespace: string,
): readonly SopsEntry[] {
  const entries = (keys: SopsSecrets[number]['keys']): SopsNode =>
    keys.map(({ key, value }) => [key, value]);
  if (layout === 'manifest') {
    const [{ keys, name = '' }] = secrets;
    return [
      ['apiVersion', 'v1'],
      ['kind', 'Secret'],
      [
        'metadata',
        [
          ['name', name],
          ['namespace', namespace],
        ],
      ],
      ['type', 'Opaque'],
      ['stringData', entries(keys)],
    ];
  }
  const groups: SopsEntry[] = secrets.flatMap(({ group, keys }) =>
    group ? [[group, entries(keys)]] : [],
  );
  const custom: SopsEntry[] = secrets
    .filter(({ group }) => !group)
    .map(({ keys, name = '' }) => [name, entries(keys)]);
  return [
    ['secrets', custom.length > 0 ? [...groups, ['custom', custom]] : groups],
  ];
}

/** A node of {@link sopsDocument} as JSON, its keys in order. */
export function sopsNodeJson(node: SopsNode): string {
  return typeof node === 'string'
    ? JSON.stringify(node)
    : `{${node
        .map(([key, child]) => `${JSON.stringify(key)}:${sopsNodeJson(child)}`)
        .join(',')}}`;
}
