import { Amend, findingOf, findingsOf } from '../../__testUtils__/recorded';

const onAws: Amend = ({ object }) => {
  object.spec = {
    provider: { aws: { service: 'SecretsManager', region: 'eu-west-1' } },
  };
};

describe('remote-key-missing', () => {
  it('is likely if the provider does not distinguish key and property', () => {
    const finding = findingOf(
      findingsOf('ExternalSecret', 'floe-dagster-storage-secret'),
      'remote-key-missing',
    );
    expect(finding).toMatchObject({
      severity: 'error',
      confidence: 'likely',
      summary: expect.stringContaining('floe/prod/missing'),
    });
    expect(finding?.evidence[0]).toEqual({
      kind: 'event',
      text: 'UpdateFailed: error processing spec.data[0] (key: floe/prod/missing), err: Secret does not exist',
      time: '2026-11-24T02:56:51.000Z',
    });
  });

  it("is proven if the provider's message means only the key", () => {
    expect(
      findingOf(
        findingsOf(
          'ExternalSecret',
          'floe-dagster-storage-secret',
          undefined,
          onAws,
        ),
        'remote-key-missing',
      ),
    ).toMatchObject({
      confidence: 'proven',
      summary: 'The provider has no key floe/prod/missing.',
      remedies: [
        { action: 'open-wizard' },
        {
          command:
            'aws secretsmanager describe-secret --secret-id floe/prod/missing --region eu-west-1',
        },
      ],
    });
  });

  it('quotes a key with spaces and quotation marks for the shell', () => {
    const finding = findingOf(
      findingsOf(
        'ExternalSecret',
        'floe-dagster-storage-secret',
        ({ object }) => {
          (object.spec as any).data[0].remoteRef.key = "a key'; rm -rf /";
        },
        onAws,
      ),
      'remote-key-missing',
    );
    expect(finding?.remedies[1].command).toContain(
      `--secret-id 'a key'\\''; rm -rf /' --region`,
    );
  });

  it('does not report a synced secret', () => {
    expect(
      findingOf(
        findingsOf('ExternalSecret', 'floe-dagster-postgresql-secret'),
        'remote-key-missing',
      ),
    ).toBeUndefined();
  });
});
