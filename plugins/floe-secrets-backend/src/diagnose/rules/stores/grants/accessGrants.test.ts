import { ObservedStore } from '../../../../model/observed';
import { remoteKeyLink } from '../../../remoteKeyLink';
import { accessGrants } from './accessGrants';

const store = (provider: string, detail: Record<string, string> = {}) =>
  ({ provider, detail } as ObservedStore);

const resourceOf = (detail: Record<string, string>, key: string) => {
  const [{ manifest, title }] = accessGrants(store('aws', detail), key);
  const { Statement } = JSON.parse(manifest!);
  return { title, ...Statement[0] };
};

describe('accessGrants', () => {
  it('contains the policy of AWS for the key and the role', () => {
    const role = 'arn:aws-cn:iam::123456789012:role/floe';
    expect(
      resourceOf({ region: 'cn-north-1', role }, 'floe/prod/db'),
    ).toMatchObject({
      title: expect.stringContaining(role),
      Action: [
        'secretsmanager:GetSecretValue',
        'secretsmanager:DescribeSecret',
      ],
      Resource:
        'arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:floe/prod/db-??????',
    });
    expect(
      resourceOf({ region: 'eu-1', service: 'ParameterStore' }, '/floe/db'),
    ).toMatchObject({
      Action: ['ssm:GetParameter'],
      Resource: 'arn:aws:ssm:eu-1:*:parameter/floe/db',
    });
    const arn = 'arn:aws:secretsmanager:eu-1:1:secret:x-AbCdEf';
    expect(resourceOf({}, arn).Resource).toBe(arn);
  });

  it('contains the role of Google Cloud, and names the word to replace', () => {
    const [{ command, title }] = accessGrants(
      store('gcpsm', { projectID: 'floe' }),
      'db',
    );
    expect(command).toBe(
      'gcloud secrets add-iam-policy-binding db --project=floe --member=MEMBER --role=roles/secretmanager.secretAccessor',
    );
    expect(title).toContain('MEMBER stands for');
    expect(
      accessGrants(store('gcpsm'), 'projects/p/secrets/s')[0].command,
    ).toContain('binding s --project=p ');
  });

  it('contains the role and the access policy of Azure', () => {
    const vault = store('azurekv', {
      vaultUrl: 'https://floe.vault.azure.net',
    });
    expect(accessGrants(vault, 'db').map(({ command }) => command)).toEqual([
      `az role assignment create --role 'Key Vault Secrets User' --assignee IDENTITY --scope "$(az keyvault show --name floe --query id -o tsv)"/secrets/db`,
      'az keyvault set-policy --name floe --object-id IDENTITY --secret-permissions get',
    ]);
    expect(accessGrants(vault, 'cert/tls')[0].command).toContain(
      "'Key Vault Certificate User'",
    );
    expect(accessGrants(vault, 'key/k')[1].command).toContain(
      '--key-permissions get',
    );
  });

  it.each([
    [{ path: 'kv' }, 'floe/db', 'kv/data/floe/db'],
    [{ path: 'kv/' }, 'floe/db', 'kv/data/floe/db'],
    [{ path: 'kv', version: 'v1' }, 'floe/db', 'kv/floe/db'],
    [{}, 'secret/floe/db', 'secret/data/floe/db'],
    [{}, 'secret/data/floe/db', 'secret/data/floe/db'],
    [{ version: 'v1' }, 'secret/floe/db', 'secret/floe/db'],
  ])(
    'contains the path of a Vault policy for %j and %s',
    (detail, key, path) => {
      const [{ manifest, title }] = accessGrants(
        store('vault', { ...detail, role: 'floe', namespace: 'team' }),
        key,
      );
      expect(manifest).toBe(`path "${path}" {\n  capabilities = ["read"]\n}`);
      expect(title).toBe(
        'Add this path to a policy of the Vault role floe, in the Vault namespace team',
      );
    },
  );

  it('is general if the store or key is not known', () => {
    for (const [known, key] of [
      [undefined, 'x'],
      [store('aws'), undefined],
      [store('akeyless'), 'x'],
      [store('azurekv'), 'x'],
    ] as const) {
      expect(accessGrants(known, key)).toEqual([
        { title: expect.stringContaining("Grant the store's identity") },
      ]);
    }
  });
});

describe('remoteKeyLink', () => {
  it.each([
    [
      store('aws', { region: 'eu-central-1' }),
      'floe/prod/db',
      'https://eu-central-1.console.aws.amazon.com/secretsmanager/secret?name=floe%2Fprod%2Fdb&region=eu-central-1',
    ],
    [
      store('aws', { region: 'cn-north-1', service: 'ParameterStore' }),
      '/floe',
      'https://cn-north-1.console.amazonaws.cn/systems-manager/parameters/%2Ffloe/description?region=cn-north-1',
    ],
    [store('aws', { region: 'evil.example/' }), 'x', undefined],
    [store('aws'), 'x', undefined],
    [
      store('gcpsm', { projectID: 'floe' }),
      'db',
      'https://console.cloud.google.com/security/secret-manager/secret/db/versions?project=floe',
    ],
    [store('gcpsm', { projectID: 'floe' }), '../x', undefined],
    [
      store('azurekv', {
        vaultUrl: 'https://floe.vault.azure.net',
        tenantId: 't',
      }),
      'cert/tls',
      'https://portal.azure.com/#@t/asset/Microsoft_Azure_KeyVault/Certificate/https://floe.vault.azure.net/certificates/tls',
    ],
    [store('vault', { server: 'http://vault' }), 'x', undefined],
  ])('of %j and %s', (known, key, link) => {
    expect(remoteKeyLink(known, key)).toBe(link);
  });
});
