import { fakePreview } from '../../__testUtils__/fakePreview';
import { menderOf } from './valuesFindings';

const VALUES = `
floe:
  externalSecrets:
    enabled: true
    secretStoreRef: vault-backend
    refreshInterval: 1d
    compute:
      enabled: true
      secrets: [{secretKey: A, remoteKey: secret/data/floe/x}]
    custom:
      - name: dbt-cloud
        secretStoreRef: gone
        refreshInterval: 15m
        data: [{secretKey: TOKEN, remoteKey: floe/dbt}]
      - name: openai
        refreshInterval: 48h0m0s
        data: [{secretKey: TOKEN, remoteKey: secret/data/floe/dbt}]
`;

describe('menderOf', () => {
  const preview = fakePreview(
    { entityRef: '', environment: 'prod', dryRun: false },
    VALUES,
  );

  it.each([
    [
      'invalid-duration',
      'refreshInterval',
      'refreshInterval',
      'refresh-interval',
    ],
    [
      'refresh-interval-form',
      'custom[0].refreshInterval',
      'custom.dbt-cloud',
      'interval-form',
    ],
    [
      'refresh-interval-out-of-range',
      'custom[1].refreshInterval',
      'custom.openai',
      'refresh-interval',
    ],

    [
      'vault-path-has-data-prefix',
      'compute.secrets[0].remoteKey',
      'compute',
      'reference',
    ],
    [
      'vault-path-has-data-prefix',
      'custom[1].data[0].remoteKey',
      'custom.openai',
      'reference',
    ],
  ])('leads from %s at %s to %s', (id, within, part, task) => {
    const place = `floe.externalSecrets.${within}`;
    const finding = preview.findings.find(
      own => own.id === id && own.place === place,
    );
    expect(finding).toBeDefined();
    expect(menderOf(finding!, preview)).toMatchObject({
      subject: { approach: 'external-secrets', part },
      asked: { task },
    });
  });

  it.each([
    ['secretStoreRef', 'secretStoreRef'],
    ['custom[0].secretStoreRef', 'custom.dbt-cloud'],
  ])('leads from a store that is missing at %s to %s', (within, part) => {
    const finding = {
      ...preview.findings[0],
      id: 'store-not-found',
      place: `floe.externalSecrets.${within}`,
    };
    expect(menderOf(finding, preview)).toMatchObject({
      subject: { part },
      asked: { task: 'store' },
    });
  });

  it('names the key of an entry', () => {
    const finding = preview.findings.find(
      ({ place }) =>
        place === 'floe.externalSecrets.custom[1].data[0].remoteKey',
    );
    expect(menderOf(finding!, preview)?.asked).toEqual({
      task: 'reference',
      secretKey: 'TOKEN',
    });
  });

  it('has no link where the wizard corrects nothing', () => {
    for (const [id, place] of [
      [
        'credential-in-values',
        'floe.externalSecrets.compute.secrets[0].remoteKey',
      ],
      ['invalid-duration', 'dagster.refreshInterval'],
      ['invalid-duration', null],
      ['store-not-found', 'floe.externalSecrets.custom[7].secretStoreRef'],
    ] as const) {
      expect(menderOf({ ...preview.findings[0], id, place }, preview)).toBe(
        undefined,
      );
    }
  });
});
