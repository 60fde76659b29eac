import { diagnoseSecret } from '../../diagnose';
import { ReferredOrigin } from '../../types';
import {
  Amend,
  findingOf,
  recordedInput,
  saying,
} from '../../__testUtils__/recorded';

const drawsOnGenerator: Amend = ({ object }) => {
  object.spec = {
    dataFrom: [
      {
        sourceRef: {
          generatorRef: {
            apiVersion: 'generators.external-secrets.io/v1alpha1',
            kind: 'Password',
            name: 'db-password',
          },
        },
      },
    ],
  };
};
const fails: Amend = recorded => {
  drawsOnGenerator(recorded);
  // Seen with External Secrets Operator 0.20.4.
  saying(
    'error processing spec.dataFrom[0].sourceRef.generatorRef, err: unable to get generator: Password.generators.external-secrets.io "db-password" not found',
  )(recorded);
};

function generatorFinding(
  amend: Amend,
  exists: ReferredOrigin['exists'],
  name = 'es-missing-property',
) {
  const input = recordedInput('ExternalSecret', name, amend);
  return findingOf(
    diagnoseSecret({
      ...input,
      origins: input.origins.map(origin => ({ ...origin, exists })),
    }),
    'generator-not-found',
  );
}

describe('generator-not-found', () => {
  it('believes the controller where the kind is not observed', () => {
    expect(generatorFinding(fails, null)).toMatchObject({
      severity: 'error',
      confidence: 'likely',
      summary: 'There is no generator Password db-password.',
      evidence: [{ kind: 'event' }, { kind: 'spec' }],
      remedies: [
        {
          command:
            'kubectl get passwords.generators.external-secrets.io db-password -n floe',
        },
        { link: expect.any(String) },
      ],
    });
  });

  it('is proven by the cluster', () => {
    expect(generatorFinding(fails, false)).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      evidence: [
        { kind: 'event' },
        {
          kind: 'cluster',
          text: 'The cluster shows no Password db-password',
        },
        { kind: 'spec' },
      ],
    });
  });

  it('tells that it came back after the last attempt', () => {
    expect(generatorFinding(fails, true)).toMatchObject({
      confidence: 'likely',
      summary: expect.stringContaining('there is one now'),
    });
  });

  it('warns before the next refresh fails', () => {
    expect(
      generatorFinding(drawsOnGenerator, false, 'es-extract'),
    ).toMatchObject({
      severity: 'warning',
      confidence: 'proven',
      summary: expect.stringContaining('the next refresh'),
    });
    expect(
      generatorFinding(drawsOnGenerator, true, 'es-extract'),
    ).toBeUndefined();
  });
});
