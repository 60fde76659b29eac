import { diagnoseSecret } from '../../diagnose';
import { ReferredOrigin } from '../../types';
import { findingOf, recordedInput } from '../../__testUtils__/recorded';

function generatorFinding(name: string, exists: ReferredOrigin['exists']) {
  const input = recordedInput('ExternalSecret', name);
  return findingOf(
    diagnoseSecret({
      ...input,
      origins: input.origins.map(origin => ({ ...origin, exists })),
    }),
    'generator-not-found',
  );
}

describe('generator-not-found', () => {
  it('relies on the controller if the kind is not observed', () => {
    expect(generatorFinding('generator-missing', null)).toMatchObject({
      severity: 'error',
      confidence: 'likely',
      summary: 'There is no generator Password forgotten.',
      evidence: [{ kind: 'event' }, { kind: 'spec' }],
      remedies: [
        {
          command:
            'kubectl get passwords.generators.external-secrets.io forgotten -n floe',
        },
        { link: expect.any(String) },
      ],
    });
  });

  it('is proven by the cluster', () => {
    expect(generatorFinding('generator-missing', false)).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      evidence: [
        { kind: 'event' },
        {
          kind: 'cluster',
          text: 'The cluster shows no Password forgotten',
        },
        { kind: 'spec' },
      ],
    });
  });

  it('reports that the generator was created after the last attempt', () => {
    expect(generatorFinding('generator-missing', true)).toMatchObject({
      confidence: 'likely',
      summary: expect.stringContaining('there is one now'),
    });
  });

  it('warns before the next refresh fails', () => {
    expect(generatorFinding('generated', false)).toMatchObject({
      severity: 'warning',
      confidence: 'proven',
      summary: expect.stringContaining('the next refresh'),
    });
    expect(generatorFinding('generated', true)).toBeUndefined();
  });
});
