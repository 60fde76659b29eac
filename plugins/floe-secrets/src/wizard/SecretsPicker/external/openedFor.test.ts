import type { PreviewRequest } from '@floe/backstage-plugin-floe-secrets-common';
import type { RemoteKeyContext, StoreReference } from '@floe/values-files';
import { stores } from '../../../__fixtures__/clusters';
import { answer } from '../../../__fixtures__/entitySecrets';
import { secret } from '../../../__fixtures__/secrets';
import { fakePreview } from '../../../__testUtils__/fakePreview';
import { ordersService } from '../../../__testUtils__/renderWizard';
import type { OpenedPart } from '../../../components/common/openedPart';
import { missingPart } from '../../../components/common/openedPart';
import { externalChangeOf } from './externalChange';
import { externalFormOf } from './externalForm';
import { openedExternalForm } from './openedFor';

type Answer = ReturnType<typeof answer>;

const DBT = `
    custom:
      - name: dbt-cloud
        refreshInterval: 48h0m0s
        creationPolicy: Merge
        secretStoreRef: vault-backend
        data: [{secretKey: TOKEN, remoteKey: secret/data/floe/dbt}]`;

const values = (fields: string, custom = DBT) => `
floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws-secrets-manager
    ${fields}
    compute:
      enabled: true
      secrets: [{secretKey: SNOWFLAKE_USER, remoteKey: secret/data/floe/x}]${custom}
`;

const contextOf = (ref: StoreReference): RemoteKeyContext => ({
  provider: stores.find(({ name }) => name === ref.name)?.provider,
  environment: 'prod',
});

/** The preview before the wizard is opened, its change, and the preview of that. */
function open(
  text: string,
  opened: Partial<OpenedPart>,
  items: Answer['items'] = [],
) {
  const place = { part: null, task: null, secretKey: null, ...opened };
  const facts = { answer: answer(items), cluster: undefined, stores };
  const request: PreviewRequest = {
    entityRef: ordersService.entityRef,
    environment: 'prod',
    dryRun: false,
  };
  const before = fakePreview(request, text);
  const current = before.current!;
  const form = openedExternalForm(
    externalFormOf(ordersService, facts, current),
    place,
    { service: ordersService, facts },
    contextOf,
  );
  const change = externalChangeOf(form, current, place);
  const isEmpty =
    Object.keys(change.components ?? {}).length === 0 &&
    change.custom?.length === 0 &&
    Object.keys(change).length === 3;
  const after = isEmpty ? before : fakePreview({ ...request, change }, text);
  return { before, change, after, isEmpty };
}

describe('the wizard that a finding opens', () => {
  it.each<[string, string, Partial<OpenedPart>, string, string]>([
    [
      'refresh-interval-out-of-range',
      'refreshInterval: 24h0m0s',
      { part: 'compute', task: 'refresh-interval' },
      'floe.externalSecrets.refreshInterval',
      '+    refreshInterval: 1h0m0s',
    ],
    [
      'refresh-interval-out-of-range',
      'refreshInterval: 1m0s',
      { part: 'compute', task: 'refresh-interval' },
      'floe.externalSecrets.refreshInterval',
      '+    refreshInterval: 15m0s',
    ],
    [
      'refresh-interval-out-of-range',
      'refreshInterval: 15m0s',
      { part: 'custom.dbt-cloud', task: 'refresh-interval' },
      'floe.externalSecrets.custom[0].refreshInterval',
      '+        refreshInterval: 1h0m0s',
    ],
    [
      'refresh-disabled',
      'refreshInterval: 0s',
      { part: 'compute', task: 'refresh-interval' },
      'floe.externalSecrets.refreshInterval',
      '+    refreshInterval: 15m0s',
    ],
    [
      'invalid-duration',
      'refreshInterval: 1d',
      { part: 'compute', task: 'refresh-interval' },
      'floe.externalSecrets.refreshInterval',
      '+    refreshInterval: 15m0s',
    ],
    [
      'refresh-interval-form',
      'refreshInterval: 15m',
      { part: 'refreshInterval', task: 'interval-form' },
      'floe.externalSecrets.refreshInterval',
      '+    refreshInterval: 15m0s',
    ],
    [
      'vault-path-has-data-prefix',
      'refreshInterval: 15m0s',
      { part: 'custom.dbt-cloud', task: 'reference', secretKey: 'TOKEN' },
      'floe.externalSecrets.custom[0].data[0].remoteKey',
      'floe/dbt',
    ],
  ])('proposes what resolves %s (%s)', (id, fields, opened, place, line) => {
    const { before, after } = open(values(fields), opened);
    const isThis = (finding: { id: string; place: string | null }) =>
      finding.id === id && finding.place === place;
    expect(before.findings.filter(isThis)).toHaveLength(1);
    expect(after.findings.filter(isThis)).toEqual([]);
    expect(after.file.diff).toContain(line);
  });

  it.each<[string, Partial<OpenedPart>, string[]]>([
    ['a component', { part: 'compute', task: 'remove' }, ['compute-secret']],
    [
      'a custom entry',
      { part: 'custom.dbt-cloud', task: 'remove' },
      ['dbt-cloud'],
    ],
  ])('proposes the removal of %s', (_what, opened, names) => {
    const { after } = open(values('refreshInterval: 15m0s'), opened);
    expect(
      after.objects
        .filter(({ action }) => action === 'removed')
        .map(({ name }) => name),
    ).toEqual(names.map(name => `orders-lakehouse-floe-dagster-${name}`));
  });

  it('removes the last one without leaving an enabled section without keys', () => {
    const { after } = open(values('refreshInterval: 15m0s', ''), {
      part: 'compute',
      task: 'remove',
    });
    expect(
      after.objects.filter(({ kind }) => kind === 'ExternalSecret'),
    ).toMatchObject([{ action: 'removed' }]);
    expect(after.findings.map(({ id }) => id)).not.toContain(
      'section-without-keys',
    );
  });

  it('proposes the creation policy Owner, for the entry that it was opened for', () => {
    const text = values('creationPolicy: Orphan');
    const task = 'creation-policy';
    expect(open(text, { part: 'compute', task }).change).toMatchObject({
      creationPolicy: 'Owner',
      custom: [],
    });
    expect(open(text, { part: 'custom.dbt-cloud', task }).change).toMatchObject(
      { custom: [{ name: 'dbt-cloud', creationPolicy: 'Owner' }] },
    );
  });

  it('adds what makes a Secret that nothing manages, with its keys', () => {
    const name = 'orders-lakehouse-floe-dagster-openai';
    const plain = secret({
      kind: 'Secret',
      approach: 'kubernetes',
      name,
      target: { ...secret().target, name, keys: ['TOKEN'] },
    });
    const text = values('refreshInterval: 15m0s');
    const task = 'manage';
    expect(
      open(text, { part: 'custom.openai', task }, [plain]).change.custom,
    ).toEqual([
      {
        name: 'openai',
        keys: [{ secretKey: 'TOKEN', remoteKey: 'floe/prod/openai' }],
      },
    ]);
    expect(
      open(text, { part: 'storage', task }).change.components,
    ).toMatchObject({ storage: { engine: 's3' } });
    // What is there already, or is no name of an entry, is left.
    for (const part of ['compute', 'custom.dbt-cloud', 'custom.No_Name']) {
      expect(open(text, { part, task }).isEmpty).toBe(true);
    }
  });

  it.each<[string, Partial<OpenedPart>]>([
    ['a store', { part: 'custom.dbt-cloud', task: 'store' }],
    ['a reference', { part: 'compute', task: 'reference', secretKey: 'A' }],
    ['a template', { part: 'postgresql', task: 'template' }],
    [
      'an interval that is allowed',
      { part: 'compute', task: 'refresh-interval' },
    ],
    ['a part that the file does not have', { part: 'storage', task: 'remove' }],
  ])('proposes nothing for %s', (_what, opened) => {
    expect(open(values('refreshInterval: 15m0s'), opened).isEmpty).toBe(true);
  });

  it.each<[Partial<OpenedPart>, 'part' | 'key' | undefined]>([
    [{}, undefined],
    [{ part: 'refreshInterval', task: 'interval-form' }, undefined],
    [{ part: 'compute', task: 'remove' }, undefined],
    [{ part: 'storage', task: 'remove' }, 'part'],
    [{ part: 'storage', task: 'manage' }, undefined],
    [{ part: 'custom.other', task: 'refresh-interval' }, 'part'],
    [{ part: 'compute', task: 'reference', secretKey: 'A' }, 'key'],
    [
      { part: 'compute', task: 'reference', secretKey: 'SNOWFLAKE_USER' },
      undefined,
    ],
    [
      { part: 'custom.dbt-cloud', task: 'reference', secretKey: 'TOKEN' },
      undefined,
    ],
  ])('knows what the file does not have: %j', (opened, missing) => {
    const { current } = fakePreview(
      { entityRef: '', environment: 'prod', dryRun: false },
      values('refreshInterval: 15m0s'),
    );
    expect(
      missingPart(
        { part: null, task: null, secretKey: null, ...opened },
        current!.externalSecrets,
      ),
    ).toBe(missing);
  });
});
