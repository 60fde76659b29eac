import { externalSecretsChange } from '../__testUtils__/changes';
import { ValuesContext } from '../merge/context';
import { previewChange } from '../preview/previewChange';
import { CheckKnowledge } from './checkChangedFile';

const path = 'deploy/values-prod.yaml';
const context: ValuesContext = { release: 'floe-dagster', namespace: 'floe' };

const values = (extra = '') => `floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws-secrets-manager
    secretStoreKind: SecretStore
    refreshInterval: 15m0s
    creationPolicy: Owner
dagster:
  generatePostgresqlPasswordSecret: false
${extra}`;

const findings = (
  text: string | undefined,
  change?: Parameters<typeof previewChange>[1],
  known?: CheckKnowledge,
  fields: Partial<ValuesContext> = {},
) =>
  previewChange({ path, text }, change, { ...context, ...fields }, known)
    .findings;

const lines = (...args: Parameters<typeof findings>) =>
  findings(...args).map(({ id, severity, place }) => [severity, id, place]);

const CREDENTIAL = 'api:\n  password: "Xk39!dkVm2_qT8w"\n';

describe('checkChangedFile', () => {
  it('reports a fault that the change adds as an error', () => {
    const change = externalSecretsChange();
    expect(lines(values(), change)).toEqual([]);
    for (const [stores, expected] of [
      [[], ['error', 'store-not-found']],
      [
        [{ kind: 'SecretStore', name: 'aws-secrets-manager', allowed: false }],
        ['error', 'store-namespace-denied'],
      ],
      [
        [{ kind: 'SecretStore', name: 'aws-secrets-manager', ready: false }],
        ['warning', 'store-not-ready'],
      ],
    ] as const) {
      expect(lines(values(), change, { stores })).toEqual([
        [...expected, 'floe.externalSecrets.secretStoreRef'],
      ]);
    }
  });

  it('reports earlier errors as warnings beside a change', () => {
    const text = values(CREDENTIAL);
    expect(lines(text)).toEqual([
      ['error', 'credential-in-values', 'api.password'],
    ]);
    const [found, ...others] = findings(text, externalSecretsChange());
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      id: 'credential-in-values',
      severity: 'warning',
      summary: expect.stringContaining(
        'This fault exists without the change too',
      ),
      evidence: [{ kind: 'spec', text: `${path}, line 17`, time: null }],
    });
  });

  it('keeps errors that fail the whole release', () => {
    const text = values().replace(
      'dagster:',
      '    storage:\n      enabled: true\ndagster:',
    );
    expect(lines(text, externalSecretsChange())).toEqual([
      ['error', 'section-without-keys', 'floe.externalSecrets.storage'],
    ]);
  });

  it('names the earlier file that a finding is in', () => {
    const earlierFiles = [{ path: 'deploy/values.yaml', text: CREDENTIAL }];
    const change = externalSecretsChange();
    for (const text of [values(), undefined]) {
      expect(
        lines(text, change, undefined, { earlierFiles }).filter(
          ([, id]) => id === 'credential-in-values',
        ),
      ).toEqual([
        ['warning', 'credential-in-values', 'deploy/values.yaml: api.password'],
      ]);
    }
  });

  it('does not repeat the findings of the change itself', () => {
    const change = externalSecretsChange({ refreshInterval: '0s' } as any);
    expect(lines(values(), change)).toEqual([
      ['info', 'refresh-disabled', 'floe.externalSecrets.refreshInterval'],
    ]);
  });
});
