import { execFileSync } from 'node:child_process';
import { parseAllDocuments } from 'yaml';
import {
  completeSpec,
  EVERY_AUTH,
  sampleIdentity,
} from '../__testUtils__/completeSpecs';
import { NewSecretStore } from '../secretStore';
import { OTHER_SIDE_TITLES, otherSideSteps } from '.';

const PLACE = { namespace: 'floe-orders', prefix: 'floe/prod/' };

const text = (store: NewSecretStore) =>
  otherSideSteps(store, PLACE)
    .map(({ commands }) => commands)
    .join('\n');

describe('otherSideSteps', () => {
  describe.each(EVERY_AUTH)('of %s', (_, provider, auth) => {
    const stores: NewSecretStore[] = [false, true].flatMap(withOptional => [
      {
        kind: 'SecretStore',
        name: 'orders',
        provider: completeSpec(provider, auth, { withOptional }),
        identity: sampleIdentity(auth),
      },
      {
        kind: 'ClusterSecretStore',
        name: 'orders',
        provider: completeSpec(provider, auth, {
          withOptional,
          namespace: 'shared',
        }),
        conditions: [{ namespaces: ['floe-orders'] }],
      },
    ]);

    it('are commands that a shell can read, with nothing left open', () => {
      for (const store of stores) {
        const steps = otherSideSteps(store, PLACE);
        expect(steps.length).toBeGreaterThan(0);
        expect(Object.keys(OTHER_SIDE_TITLES)).toEqual(
          expect.arrayContaining(steps.map(({ id }) => id)),
        );
        const commands = text(store);
        execFileSync('sh', ['-n'], { input: commands });
        expect(commands).not.toMatch(/undefined|null\b|\[object/);
      }
    });

    it('name the ServiceAccount if one is used, and the Secrets if there is no identity', () => {
      const [store] = stores;
      const commands = text(store);
      expect(commands.includes('kubectl create secret')).toBe(!auth.isIdentity);
      expect(commands.includes('external-secrets-sa')).toBe(
        auth.serviceAccount !== undefined,
      );
    });
  });

  it('annotate the ServiceAccount if the pull request does not', () => {
    const store: NewSecretStore = {
      kind: 'SecretStore',
      name: 'orders',
      provider: {
        aws: {
          service: 'SecretsManager',
          region: 'eu-central-1',
          auth: { jwt: { serviceAccountRef: { name: 'sa' } } },
        },
      },
    };
    const identity = 'arn:aws:iam::123456789012:role/reader';
    const stepOf = (fields: Partial<NewSecretStore>) =>
      otherSideSteps({ ...store, ...fields }, PLACE).find(
        ({ id }) => id === 'serviceAccount',
      )?.commands;
    const annotate =
      'kubectl annotate serviceaccount sa eks.amazonaws.com/role-arn=';
    const at = '--namespace floe-orders';
    expect(stepOf({ withServiceAccount: true, identity })).toBeUndefined();
    expect(stepOf({ withServiceAccount: true })).toBe(
      `${annotate}ARN_OF_THE_ROLE ${at}`,
    );
    expect(stepOf({ identity })).toBe(
      `kubectl create serviceaccount sa ${at}\n${annotate}${identity} ${at}`,
    );
  });

  it('narrow IAM to the names of the secrets', () => {
    const commands = text({
      kind: 'SecretStore',
      name: 'orders',
      identity: 'arn:aws:iam::123456789012:role/floe/orders-reader',
      provider: {
        aws: {
          service: 'SecretsManager',
          region: 'eu-central-1',
          auth: { jwt: { serviceAccountRef: { name: 'orders-sa' } } },
        },
      },
    });
    const documents = [...commands.matchAll(/<<EOF\n([^]*?)\nEOF/g)].map(
      ([, json]) => JSON.parse(json),
    );
    expect(documents[0].Statement[0].Condition.StringEquals).toEqual({
      '$ISSUER:aud': 'sts.amazonaws.com',
      '$ISSUER:sub': 'system:serviceaccount:floe-orders:orders-sa',
    });
    expect(documents[1].Statement[0].Resource).toBe(
      'arn:aws:secretsmanager:eu-central-1:$ACCOUNT:secret:floe/prod/*',
    );
    expect(commands).toContain('--role-name orders-reader');
  });

  it('are the commands of the guide for Vault, with the names filled in', () => {
    expect(
      text({
        kind: 'SecretStore',
        name: 'floe-dagster',
        provider: {
          vault: {
            server: 'https://vault.example.com',
            path: 'secret',
            version: 'v2',
            auth: {
              kubernetes: {
                mountPath: 'kubernetes',
                role: 'floe-dagster',
                serviceAccountRef: { name: 'external-secrets-sa' },
              },
            },
          },
        },
        withServiceAccount: true,
      }),
    ).toBe(`vault auth enable -path=kubernetes kubernetes
vault write auth/kubernetes/config kubernetes_host=https://KUBERNETES_API_SERVER
vault policy write floe-dagster - <<EOF
path "secret/data/floe/prod/*" {
  capabilities = ["read"]
}
path "secret/metadata/floe/prod/*" {
  capabilities = ["read"]
}
EOF
vault write auth/kubernetes/role/floe-dagster \\
  bound_service_account_names=external-secrets-sa \\
  bound_service_account_namespaces=floe-orders \\
  policies=floe-dagster ttl=1h`);
  });

  it('grant Secrets of the other namespace to the ServiceAccount', () => {
    const [{ commands }] = otherSideSteps(
      {
        kind: 'SecretStore',
        name: 'orders',
        provider: {
          kubernetes: {
            remoteNamespace: 'shared',
            server: {
              caProvider: {
                type: 'ConfigMap',
                name: 'kube-root-ca.crt',
                key: 'ca.crt',
              },
            },
            auth: { serviceAccount: { name: 'orders-sa' } },
          },
        },
      },
      PLACE,
    );
    const objects = parseAllDocuments(
      /<<EOF\n([^]*?)EOF/.exec(commands)![1],
    ).map(one => (one as { toJS(): any }).toJS());
    expect(objects.map(({ kind }) => kind)).toEqual(['Role', 'RoleBinding']);
    expect(objects[1].subjects).toEqual([
      { kind: 'ServiceAccount', name: 'orders-sa', namespace: 'floe-orders' },
    ]);
  });

  it('are empty for an incomplete store', () => {
    expect(
      otherSideSteps(
        { kind: 'SecretStore', name: 'a', provider: { unknown: {} } },
        PLACE,
      ),
    ).toEqual([]);
  });
});
