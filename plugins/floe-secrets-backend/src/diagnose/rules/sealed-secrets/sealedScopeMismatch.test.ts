import { findingOf, findingsOf } from '../../__testUtils__/recorded';

describe('sealed-scope-mismatch', () => {
  it('recognises the fault of the guide: no annotation at all', () => {
    const findings = findingsOf('SealedSecret', 'floe-dagster-catalog-secret');
    expect(findingOf(findings, 'sealed-scope-mismatch')).toMatchObject({
      severity: 'error',
      confidence: 'likely',
      evidence: [{ text: 'Scope by annotations: strict' }, { kind: 'event' }],
    });
    expect(findingOf(findings, 'cannot-decrypt')).toBeUndefined();
  });

  it.each([
    ['sealedsecrets.bitnami.com/namespace-wide', 'True'],
    ['sealed-secrets.bitnami.com/cluster-wide', 'true'],
  ])('names %s: %s, which is no scope', (annotation, value) => {
    expect(
      findingOf(
        findingsOf('SealedSecret', 'ss-other-key', ({ object }) => {
          (object.metadata as any).annotations = { [annotation]: value };
        }),
        'sealed-scope-mismatch',
      )?.evidence[1].text,
    ).toBe(
      `The annotation ${annotation}: "${value}" does not set the scope: it must be sealedsecrets.bitnami.com/… with the value "true"`,
    );
  });

  it('advises the scope that the annotation was probably meant for', () => {
    const found = findingOf(
      findingsOf('SealedSecret', 'ss-other-key', ({ object }) => {
        (object.metadata as any).annotations = {
          'sealedsecrets.bitnami.com/cluster-wide': 'True',
        };
      }),
      'sealed-scope-mismatch',
    );
    expect(found?.remedies[1].title).toContain(
      'was sealed cluster-wide: write sealedsecrets.bitnami.com/cluster-wide: "true"',
    );
  });

  it('names an annotation that is only on the template', () => {
    expect(
      findingOf(
        findingsOf('SealedSecret', 'ss-other-key', ({ object }) => {
          (object.metadata as any).annotations = {};
          (object.spec as any).template = {
            metadata: {
              annotations: {
                'sealedsecrets.bitnami.com/namespace-wide': 'true',
              },
            },
          };
        }),
        'sealed-scope-mismatch',
      )?.evidence[1].text,
    ).toContain('is on the template');
  });

  it('is not guessed if the annotation is right, on the template too', () => {
    expect(
      findingOf(
        findingsOf('SealedSecret', 'ss-other-key', ({ object }) => {
          (object.spec as any).template = {
            metadata: { annotations: (object.metadata as any).annotations },
          };
        }),
        'sealed-scope-mismatch',
      ),
    ).toBeUndefined();
  });

  it('first advises a change that affects no other secret of the release', () => {
    expect(
      findingOf(
        findingsOf('SealedSecret', 'floe-dagster-catalog-secret'),
        'sealed-scope-mismatch',
      )?.remedies,
    ).toMatchObject([
      {
        title: expect.stringContaining('for the scope strict'),
        action: 'open-wizard',
      },
      { title: expect.stringContaining('It applies to the whole release') },
      { command: expect.stringContaining('kubectl patch sealedsecret') },
      {},
    ]);
  });
});
