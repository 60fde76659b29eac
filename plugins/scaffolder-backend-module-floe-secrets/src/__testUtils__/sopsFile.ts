import {
  encryptSopsFile,
  MANIFEST_SELECTOR,
  SopsEncryption,
  SopsFileChange,
} from '@floe/backstage-plugin-floe-secrets-common';

/** age key pairs that were made for tests. */
export const ALICE = {
  recipient: 'age1xxxjaw7gvym7mas2zu688wy86eztgvn5zk4etuasmps68jagrvcs6cnjm4',
  identity:
    'AGE-SECRET-KEY-1TRXCALY7WWE607A5NTUF0Q6TSN8H9ANFNEVZGN03DM9JW538QV8SJ6PUJR',
};
export const BOB = {
  recipient: 'age1g0mzz93m24klnjsjnjnd263mq98nt8uj06sunzj5rn283n3ggyxqhp0v30',
};

/** The values of the tests. No answer, file or log may contain them. */
export const CLEAR_VALUE = 'canary clear value of SOPS';

/** The form's output for a values file of the chart. */
export async function sopsValuesChange(
  fields: Partial<SopsEncryption> = {},
): Promise<SopsFileChange> {
  const result = await encryptSopsFile({
    layout: 'values',
    path: 'deploy/values-prod.enc.yaml',
    recipients: 'rule',
    namespace: 'floe-orders',
    keyGroups: [[{ type: 'age', recipient: ALICE.recipient }]],
    secrets: [
      {
        group: 'snowflake',
        keys: [
          { key: 'user', value: 'loader' },
          { key: 'password', value: CLEAR_VALUE },
        ],
      },
      { name: 'dbt-cloud', keys: [{ key: 'TOKEN', value: CLEAR_VALUE }] },
    ],
    ...fields,
  });
  if ('problem' in result) {
    throw new Error(result.problem);
  }
  return result.change;
}

/** The form's output for the manifest of a Secret. */
export async function sopsManifestChange(
  fields: Partial<SopsEncryption> = {},
): Promise<SopsFileChange> {
  return await sopsValuesChange({
    layout: 'manifest',
    path: 'deploy/secrets/orders-db.enc.yaml',
    selector: MANIFEST_SELECTOR,
    secrets: [
      { name: 'orders-db', keys: [{ key: 'PASSWORD', value: CLEAR_VALUE }] },
    ],
    ...fields,
  });
}
