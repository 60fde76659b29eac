import { findingOf, findingsOf, saying } from '../../__testUtils__/recorded';

describe('target-immutable of a SealedSecret', () => {
  it('follows from the template', () => {
    expect(
      findingOf(
        findingsOf(
          'SealedSecret',
          'floe-dagster-postgresql-secret',
          ({ object }) => {
            (object.spec as any).template = { immutable: true };
          },
        ),
        'target-immutable',
      ),
    ).toMatchObject({ severity: 'warning', confidence: 'proven' });
  });

  it('is told by the controller', () => {
    expect(
      findingOf(
        findingsOf(
          'SealedSecret',
          'handmade',
          saying(
            'Error updating floe/handmade: the target Secret is immutable. Once a Secret is marked as immutable, it is not possible to revert this change',
          ),
        ),
        'target-immutable',
      ),
    ).toMatchObject({ severity: 'error' });
  });
});
