import { findingOf, findingsOf, saying } from '../../__testUtils__/recorded';

describe('target-owned-by-other', () => {
  it('names the owner', () => {
    expect(
      findingOf(
        findingsOf('ExternalSecret', 'es-owner-b'),
        'target-owned-by-other',
      ),
    ).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary:
        'The target shared-target belongs to the ExternalSecret es-owner-a.',
    });
  });

  it('recognises an owner of another kind', () => {
    expect(
      findingOf(
        findingsOf(
          'ExternalSecret',
          'es-owner-b',
          saying(
            'unable to mutate secret shared-target: could not set controller reference on secret: Object floe/shared-target is already owned by another Certificate controller shared',
          ),
        ),
        'target-owned-by-other',
      ),
    ).toMatchObject({
      summary: 'The target shared-target belongs to another object.',
    });
  });

  it('does not report the owner itself', () => {
    expect(findingsOf('ExternalSecret', 'es-owner-a')).toEqual([]);
  });
});
