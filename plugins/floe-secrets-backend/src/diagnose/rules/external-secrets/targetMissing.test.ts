import { findingOf, findingsOf } from '../../__testUtils__/recorded';

describe('target-missing', () => {
  it('is seen although Ready is True', () => {
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

  it('knows a target that was deleted with its secret at the provider', () => {
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
});
