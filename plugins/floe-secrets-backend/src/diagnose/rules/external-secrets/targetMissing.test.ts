import {
  findingOf,
  findingsOf,
  recordedInput,
} from '../../__testUtils__/recorded';
import { targetOf } from '../../../model/target';
import { diagnoseSecret } from '../../diagnose';

describe('target-missing', () => {
  it('is reported although Ready is True', () => {
    const finding = findingOf(
      findingsOf('ExternalSecret', 'es-merge-no-target'),
      'target-missing',
    );
    expect(finding).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary:
        'The target absent does not exist, and creationPolicy Merge does not create it.',
    });
    expect(finding?.evidence[0].text).toBe(
      'Ready=True: SecretMissing: secret will not be created due to CreationPolicy=Merge',
    );
  });

  it('is proven by a cluster that does not have it, although Ready is True', () => {
    const input = recordedInput(
      'ExternalSecret',
      'floe-dagster-postgresql-secret',
    );
    const finding = (targetExists: boolean | null) =>
      findingOf(diagnoseSecret({ ...input, targetExists }), 'target-missing');
    expect(finding(false)).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      evidence: [
        {
          kind: 'cluster',
          text: 'There is no Secret floe-dagster-pg in namespace floe',
        },
        { kind: 'condition' },
        { kind: 'spec' },
      ],
    });
    expect(finding(true)).toBeUndefined();
    expect(finding(null)).toBeUndefined();
  });

  it('recognises a target that was deleted with its secret at the provider', () => {
    expect(
      findingOf(
        findingsOf('ExternalSecret', 'es-extract', ({ object }) => {
          Object.assign((object.status as any).conditions[0], {
            reason: 'SecretDeleted',
            message: 'secret deleted due to DeletionPolicy=Delete',
          });
        }),
        'target-missing',
      )?.summary,
    ).toBe(
      'The target es-extract was deleted, because the provider no longer has the secret.',
    );
  });

  it('does not claim that a target was deleted which never existed', () => {
    expect(
      findingOf(
        findingsOf('ExternalSecret', 'es-extract', ({ object }) => {
          const status = object.status as any;
          status.binding = { name: '' };
          Object.assign(status.conditions[0], {
            reason: 'SecretDeleted',
            message: 'secret deleted due to DeletionPolicy=Delete',
          });
        }),
        'target-missing',
      )?.summary,
    ).toBe(
      'The target es-extract does not exist, because the provider does not have the secret (deletionPolicy Delete).',
    );
  });

  it.each([
    ['Owner', true],
    ['Orphan', null],
  ])(
    'relies only on the operator for a target with %s: %s',
    (policy, exists) => {
      const { secret } = recordedInput(
        'ExternalSecret',
        'es-extract',
        ({ object }) => {
          (object.spec as any).target = { creationPolicy: policy };
        },
      );
      expect(targetOf(secret).exists).toBe(exists);
    },
  );
});
