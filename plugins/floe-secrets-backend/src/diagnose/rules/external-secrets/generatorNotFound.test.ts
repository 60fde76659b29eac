import { findingOf, findingsOf, saying } from '../../__testUtils__/recorded';

describe('generator-not-found', () => {
  it('names the generator that is not there', () => {
    const findings = findingsOf(
      'ExternalSecret',
      'es-missing-property',
      ({ object, events }) => {
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
        saying(
          'error processing spec.dataFrom[0].sourceRef.generatorRef, err: unable to get generator: passwords.generators.external-secrets.io "db-password" not found',
        )({ object, events });
      },
    );
    expect(findingOf(findings, 'generator-not-found')).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary: 'There is no generator Password db-password.',
      remedies: [
        {
          command:
            'kubectl get passwords.generators.external-secrets.io db-password -n floe',
        },
        { link: expect.any(String) },
      ],
    });
    expect(findingOf(findings, 'sync-failed')).toBeUndefined();
  });
});
