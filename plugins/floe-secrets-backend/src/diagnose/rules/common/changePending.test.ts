import { diagnoseSecret } from '../../diagnose';
import { findingOf, recordedInput } from '../../__testUtils__/recorded';

describe('change-pending', () => {
  const changed = (
    name: string,
    kind: 'ExternalSecret' | 'SealedSecret' = 'ExternalSecret',
  ) => {
    const input = recordedInput(kind, name, ({ object }) => {
      (object.metadata as any).generation = 2;
      (object.metadata as any).managedFields = [
        { manager: 'helm', time: '2026-11-24T02:57:30Z' },
        {
          manager: 'external-secrets',
          subresource: 'status',
          time: '2026-11-24T02:57:59Z',
        },
      ];
    });
    return findingOf(diagnoseSecret(input), 'change-pending');
  };

  it('tells which generation is applied', () => {
    expect(changed('floe-dagster-postgresql-secret')).toMatchObject({
      severity: 'info',
      confidence: 'proven',
      summary:
        'The object was changed 30 s ago, and the operator has not applied the change yet.',
      evidence: [
        {
          text: 'Generation 2 is asked for, 1 is applied',
          time: '2026-11-24T02:57:30.000Z',
        },
      ],
    });
    expect(
      changed('floe-dagster-postgresql-secret', 'SealedSecret'),
    ).toMatchObject({ severity: 'info' });
  });

  it.each(['es-created-once', 'es-interval-zero'])(
    'warns where %s never applies it',
    name => {
      expect(changed(name)).toMatchObject({ severity: 'warning' });
    },
  );
});
