import { findingsOf, recordedInput } from './__testUtils__/recorded';
import { diagnoseSecret } from './diagnose';
import { externalSecretCauses, externalSecretRemarks } from './rules';

describe('diagnoseSecret', () => {
  it('loses only the finding of a rule that throws', () => {
    const broken = {
      id: 'remote-key-missing' as const,
      evaluate: () => {
        throw new Error('broken');
      },
    };
    const failures: unknown[] = [];
    externalSecretCauses.push(broken);
    try {
      const findings = diagnoseSecret(
        recordedInput('ExternalSecret', 'es-owner-b'),
        (rule, error) => failures.push([rule, (error as Error).message]),
      );
      expect(findings.map(({ id }) => id)).toContain('target-owned-by-other');
    } finally {
      externalSecretCauses.pop();
    }
    expect(failures).toEqual([['remote-key-missing', 'broken']]);
  });

  it('puts the most severe findings first', () => {
    expect(
      findingsOf('ExternalSecret', 'es-store-denied').map(
        ({ severity }) => severity,
      ),
    ).toEqual(['error', 'info', 'info']);
  });

  it('has one rule for each id', () => {
    const ids = [...externalSecretCauses, ...externalSecretRemarks].map(
      ({ id }) => id,
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('survives absurd facts', () => {
    const input = recordedInput(
      'ExternalSecret',
      'es-missing-property',
      ({ object, events }) => {
        object.spec = {
          data: 'x',
          dataFrom: [{ extract: null }, 7],
          refreshInterval: '-999999999999h',
          secretStoreRef: [],
          target: { template: { data: { __proto__: 'x', constructor: 'y' } } },
        } as any;
        object.status = {
          conditions: [{ type: 'Ready', status: 'False', message: { a: 1 } }],
          refreshTime: '9999999-99-99',
          syncedResourceVersion: 7,
        } as any;
        events.length = 1;
        events[0].message = '<img src=x onerror=alert(1)>\u0000'.repeat(9_999);
        events[0].lastTimestamp = 'yesterday';
      },
    );
    const findings = diagnoseSecret(input, (rule, error) => {
      throw new Error(`${rule}: ${error}`);
    });
    expect(findings.map(({ id }) => id)).toContain('sync-failed');
  });
});
