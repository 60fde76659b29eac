import { diagnoseSecret } from '../../diagnose';
import {
  findingOf,
  findingsOf,
  recordedInput,
  saying,
} from '../../__testUtils__/recorded';

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

  it('is proven by the message of the controller', () => {
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

  it('is likely if the template may have become immutable after the target was created', () => {
    const input = recordedInput(
      'SealedSecret',
      'floe-dagster-postgresql-secret',
      ({ object }) => {
        (object.spec as any).template = { immutable: true };
        (object.metadata as any).generation = 2;
        (object.status as any).observedGeneration = 2;
      },
    );
    expect(findingOf(diagnoseSecret(input), 'target-immutable')).toMatchObject({
      severity: 'warning',
      confidence: 'likely',
      summary: expect.stringContaining('is configured to be immutable'),
    });
  });
});
