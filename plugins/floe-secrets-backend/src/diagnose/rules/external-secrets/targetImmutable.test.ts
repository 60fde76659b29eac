import { findingOf, findingsOf } from '../../__testUtils__/recorded';

describe('target-immutable', () => {
  it('follows from the spec, although the operator reports success', () => {
    expect(
      findingOf(
        findingsOf('ExternalSecret', 'es-immutable'),
        'target-immutable',
      ),
    ).toMatchObject({
      severity: 'warning',
      confidence: 'proven',
      evidence: [{ kind: 'spec', text: 'target.immutable: true' }],
    });
  });

  it('is an error if a Secret that a person made immutable refuses the change', () => {
    const findings = findingsOf(
      'ExternalSecret',
      'es-owner-b',
      ({ events, object }) => {
        (object.status as any).conditions[0].message =
          'could not update secret, target is immutable';
        events.forEach(event => {
          event.message =
            'unable to update secret shared-target: secret is immutable';
        });
      },
    );
    expect(findingOf(findings, 'target-immutable')).toMatchObject({
      severity: 'error',
      summary: 'The target shared-target is immutable: it cannot be updated.',
      // The spec does not make it immutable, so once is enough.
      remedies: [{ title: expect.stringMatching(/^Delete the target once;/) }],
    });
  });

  it('does not promise to create a Secret that the operator only merges into', () => {
    const findings = findingsOf(
      'ExternalSecret',
      'es-owner-b',
      ({ events, object }) => {
        (object.spec as any).target.creationPolicy = 'Merge';
        events.forEach(event => {
          event.message =
            'unable to update secret shared-target: secret is immutable';
        });
      },
    );
    expect(findingOf(findings, 'target-immutable')).toMatchObject({
      remedies: [
        {
          title: expect.stringContaining('let its owner create it again'),
        },
      ],
    });
  });
});
