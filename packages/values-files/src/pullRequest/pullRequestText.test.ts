import { applySecretsChange } from '../merge/applySecretsChange';
import { parseSecretsChange, SecretsChange } from '../model/secretsChange';
import {
  externalSecretsChange,
  sealedSecretsChange,
  sealedText,
} from '../__testUtils__/changes';
import { pullRequestText } from './pullRequestText';
import { PullRequestService } from './subject';

const service: PullRequestService = {
  entityRef: 'component:default/orders-lakehouse',
  environment: 'prod',
  cluster: 'eu-1',
  namespace: 'floe',
  release: 'floe-dagster',
  valuesPath: 'deploy/values-prod.yaml',
};

const context = { release: 'floe-dagster', namespace: 'floe' };

function textOf(change: SecretsChange, fields = {}) {
  return pullRequestText({
    service: { ...service, ...fields },
    change,
    applied: applySecretsChange(undefined, change, context),
  });
}

describe('pullRequestText', () => {
  it('lists the changes, the checks and what happens on merge', () => {
    const { title, description } = textOf(externalSecretsChange());
    expect(title).toBe(
      'Add secrets of orders-lakehouse in prod (External Secrets)',
    );
    expect(description).toBe(`## What changes

The values file \`deploy/values-prod.yaml\` of the service \`component:default/orders-lakehouse\`, for the environment \`prod\` (cluster \`eu-1\`, namespace \`floe\`).

| Secret | Component | Keys | Change |
| --- | --- | --- | --- |
| \`floe-dagster-compute-secret\` | \`compute\` | \`SNOWFLAKE_USER\` | added |

The values stay at the provider; these are the references:

| Key | Store | Remote key | Property |
| --- | --- | --- | --- |
| \`SNOWFLAKE_USER\` | SecretStore \`aws-secrets-manager\` | \`floe/prod/snowflake\` | \`user\` |

## What to check

- [ ] Service, environment and namespace are correct
- [ ] The remote keys are those of prod, and the store is allowed to read them
- [ ] The diff contains keys and stores only, no value in clear text
- [ ] A workload reads \`floe-dagster-compute-secret\`: the chart does not give these Secrets to any workload by itself, and the values that the portal has read name none in \`envSecrets\`
- [ ] The Secrets are in the cluster after the deployment: a successful deployment does not prove that, not even with \`helm upgrade --wait\`. The command below waits for them

## What happens on merge

The release \`floe-dagster\` in the namespace \`floe\` of the cluster \`eu-1\` uses the values file from its next deployment on. The External Secrets Operator then reads the values from the store and writes the Secrets. Pods that read a Secret through environment variables see it after a restart.

This command waits until the operator has applied the deployed configuration:

\`\`\`sh
until kubectl get externalsecret -n floe -l app.kubernetes.io/instance=floe-dagster \\
  -o jsonpath='{range .items[*]}{.metadata.generation} {.status.syncedResourceVersion}{"\\n"}{end}' |
  awk 'index($2, $1 "-") != 1 { exit 1 }'; do sleep 5; done
\`\`\`

The service's Secrets tab follows this pull request until the Secrets are in the cluster.
`);
  });

  it('waits for SealedSecrets by their condition if it contains only names', () => {
    const { description } = textOf(sealedSecretsChange(), {
      release: 'orders$(x)`\n',
    });
    expect(description).toContain(
      '```sh\nkubectl wait sealedsecret -n floe -l app.kubernetes.io/instance=ordersx --for=condition=Synced --timeout=5m\n```',
    );
  });

  it('names the certificate and shows no ciphertext', () => {
    const { title, description } = textOf(sealedSecretsChange());
    expect(title).toContain('(Sealed Secrets)');
    expect(description).toContain('ab'.repeat(32));
    expect(description).toContain('`strict`');
    expect(description).not.toContain(sealedText('id').slice(0, 40));
  });

  it('passes warnings on to the reviewer', () => {
    expect(
      textOf(externalSecretsChange({ refreshInterval: '1m' })).description,
    ).toContain(
      '- [ ] `floe.externalSecrets.refreshInterval`: The refresh interval is outside',
    );
  });

  it('shows names literally, whatever they contain', () => {
    const { title, description } = textOf(externalSecretsChange(), {
      environment: 'a`|b\n## <img src=x> @all #1',
      cluster: '``|',
    });
    expect(title).not.toContain('\n');
    expect(description).toContain(
      '`` a`\\|b ## <img src=x> @all #1 ``'
        .replace('`` a', '``a')
        .replace('#1 ``', '#1``'),
    );
    expect(description).toContain('``` ``\\| ```');
    expect(description).not.toMatch(/^## <img/m);
    expect(description).toContain(
      'The remote keys are those of a\\`\\|b ## \\<img src=x\\> @\u200ball #\u200b1',
    );
  });

  it('stays below the limits of a Git host', () => {
    const keys = Array.from({ length: 200 }, (_, index) => ({
      secretKey: `K${index}${'k'.repeat(200)}`,
      remoteKey: 'r'.repeat(250),
    }));
    const custom = Array.from({ length: 10 }, (_, index) => ({
      name: `n${index}`,
      keys,
    }));
    const { description } = textOf(
      externalSecretsChange({ components: {}, custom }),
    );
    expect(description.length).toBeLessThan(65_536);
    expect(description).toContain('more');
  });

  it('links to the Secrets tab', () => {
    const change = externalSecretsChange();
    expect(
      pullRequestText({
        service,
        change,
        applied: applySecretsChange(undefined, change, context),
        tabUrl:
          'https://portal.example/catalog/default/component/orders/secrets',
      }).description,
    ).toContain(
      "The service's [Secrets tab](https://portal.example/catalog/default/component/orders/secrets) follows",
    );
  });

  const release = applySecretsChange(
    undefined,
    externalSecretsChange({
      refreshInterval: '1h',
      components: {
        compute: {
          keys: [
            { secretKey: 'SNOWFLAKE_USER', remoteKey: 'floe/prod/snowflake' },
            { secretKey: 'SNOWFLAKE_ROLE', remoteKey: 'floe/prod/snowflake' },
          ],
        },
        storage: { keys: [{ secretKey: 'AWS_REGION', remoteKey: 'floe/s3' }] },
      },
      envSecrets: ['daemon'],
    }),
    context,
  ).yaml;

  function textOfEdit(fields: object, text = release) {
    const change = parseSecretsChange({
      approach: 'external-secrets',
      ...fields,
    });
    return pullRequestText({
      service,
      change,
      applied: applySecretsChange(text, change, context),
    });
  }

  it('says only that there is no difference', () => {
    const { description } = textOfEdit({
      components: {
        storage: { keys: [{ secretKey: 'AWS_REGION', remoteKey: 'floe/s3' }] },
      },
    });
    expect(description).toBe(`## What changes

The values file \`deploy/values-prod.yaml\` of the service \`component:default/orders-lakehouse\`, for the environment \`prod\` (cluster \`eu-1\`, namespace \`floe\`).

There is no difference: the values file has all of this already.
`);
  });

  it('shows the effect of a setting on each object, with durations as Go prints them', () => {
    const { title, description } = textOfEdit(
      { refreshInterval: '90m' },
      release.replace('1h0m0s', '1h'),
    );
    expect(title).toBe(
      'Change secrets of orders-lakehouse in prod (External Secrets)',
    );
    for (const [name, component] of [
      ['compute-secret', 'compute'],
      ['storage-secret', 'storage'],
    ]) {
      expect(description).toContain(
        `| \`floe-dagster-${name}\` | \`${component}\` |  | changed: refresh interval \`1h0m0s\` → \`1h30m0s\` |`,
      );
    }
    expect(description).not.toContain('these are the references');
    expect(description).not.toContain('The remote keys are');
    expect(description).not.toContain('deleted');
  });

  it('says that only the notation of an interval changes', () => {
    expect(
      textOfEdit({ refreshInterval: '1h' }, release.replace('1h0m0s', '60m'))
        .description,
    ).toContain(
      'changed: refresh interval written `1h0m0s` instead of `60m`, which is the same time',
    );
  });

  it('lists the changed keys as changed', () => {
    const { description } = textOfEdit({
      components: {
        compute: {
          keys: [
            { secretKey: 'SNOWFLAKE_USER', remoteKey: 'floe/prod/snowflake' },
            { secretKey: 'SNOWFLAKE_SCHEMA', remoteKey: 'floe/prod/new' },
          ],
        },
      },
      remove: { keys: [{ component: 'compute', secretKey: 'SNOWFLAKE_ROLE' }] },
    });
    expect(description).toContain(
      '| `floe-dagster-compute-secret` | `compute` | added: `SNOWFLAKE_SCHEMA`; removed: `SNOWFLAKE_ROLE` | changed |',
    );
    expect(description).not.toContain('SNOWFLAKE_USER');
    expect(description).toContain(`## What is deleted in the cluster

- The Secret \`floe-dagster-compute-secret\` loses \`SNOWFLAKE_ROLE\`. Until now these workloads read this Secret as environment variables: daemon.
`);
    expect(description).toContain(
      '- [ ] Nothing needs what is deleted any more',
    );
  });

  it('lists what a removal deletes, and waits for nothing', () => {
    const { title, description } = textOfEdit({
      remove: { components: ['storage'] },
    });
    expect(title).toBe(
      'Remove secrets of orders-lakehouse in prod (External Secrets)',
    );
    expect(description).toContain(
      '| `floe-dagster-storage-secret` | `storage` | `AWS_REGION` | removed |',
    );
    expect(description).toContain(
      '- The ExternalSecret `floe-dagster-storage-secret` and the Secret that it owns, with `AWS_REGION`. Until now these workloads read it as environment variables: daemon.',
    );
    expect(description).toContain('Helm then deletes what the chart no longer');
    expect(description).not.toContain('kubectl get');
  });

  it('says that a Secret stays if its object does not own it', () => {
    expect(
      textOfEdit(
        { remove: { components: ['storage'] } },
        release.replace(
          '    refreshInterval',
          '    creationPolicy: Orphan\n    refreshInterval',
        ),
      ).description,
    ).toContain(
      'The ExternalSecret `floe-dagster-storage-secret`. The Secret stays',
    );
  });

  it('names the places of the file where no object changes', () => {
    const { description } = textOfEdit({ database: { host: 'db' } });
    expect(description).toContain(
      'No ExternalSecret and no SealedSecret of the release changes. These places of the file do:\n\n- `dagster.postgresql`: added',
    );
  });

  it('stays within the limits of a Git host for a removal of everything', () => {
    const names = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${prefix}${index}`);
    const text = applySecretsChange(
      undefined,
      externalSecretsChange({
        custom: names('entry-', 50).map(name => ({
          name,
          keys: names('K'.repeat(200), 20).map(secretKey => ({
            secretKey,
            remoteKey: 'floe/x',
          })),
        })),
      }),
      context,
    ).yaml;
    const { description } = textOfEdit({ remove: { approach: true } }, text);
    expect(description.length).toBeLessThan(65_536);
  });
});
