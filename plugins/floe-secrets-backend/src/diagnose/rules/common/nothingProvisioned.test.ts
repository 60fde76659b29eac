import { recordedInput } from '../../__testUtils__/recorded';
import { diagnoseSecret } from '../../diagnose';

describe('an object for several namespaces', () => {
  it('reports that no namespace matches yet', () => {
    const input = recordedInput(
      'ClusterExternalSecret',
      'ces-everywhere',
      ({ object }) => {
        delete (object.status as any).provisionedNamespaces;
      },
    );
    const found = diagnoseSecret(input).filter(
      ({ id }) => id === 'target-missing',
    );
    expect(found).toMatchObject([
      {
        severity: 'info',
        summary:
          'No namespace matches its selectors yet, so no ExternalSecret was created.',
      },
    ]);
  });

  it('is no finding if it has created objects', () => {
    const found = diagnoseSecret(
      recordedInput('ClusterExternalSecret', 'ces-everywhere'),
    );
    expect(found.map(({ id }) => id)).not.toContain('target-missing');
  });
});
