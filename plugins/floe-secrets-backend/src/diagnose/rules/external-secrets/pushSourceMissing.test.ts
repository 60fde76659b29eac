import {
  Amend,
  findingOf,
  findingsOf,
  idsOf,
  saying,
} from '../../__testUtils__/recorded';

describe('push-source-missing', () => {
  it('names the Secret to push', () => {
    const findings = findingsOf('PushSecret', 'push-no-source');
    expect(findingOf(findings, 'push-source-missing')).toMatchObject({
      severity: 'error',
      confidence: 'likely',
      summary:
        'The Secret not-there, the source of the push, does not exist or cannot be read.',
      remedies: [
        expect.any(Object),
        { command: 'kubectl describe secret not-there -n floe' },
      ],
    });
    expect(idsOf(findings)).not.toContain('sync-failed');
  });

  it('does not report one that was pushed', () => {
    expect(idsOf(findingsOf('PushSecret', 'push-ok'))).not.toContain(
      'push-source-missing',
    );
  });
});

describe('the store of a PushSecret', () => {
  const fromStore =
    (name: string): Amend =>
    ({ object }) => {
      Object.assign(object.spec as object, {
        secretStoreRefs: [{ kind: 'SecretStore', name }],
      });
    };

  it('is the cause if the controller does not find it', () => {
    const ids = idsOf(findingsOf('PushSecret', 'push-store-missing'));
    expect(ids).toContain('store-not-found');
    expect(ids).not.toContain('sync-failed');
  });

  it.each([
    [
      'set secret failed: could not write remote ref pushed to target secretstore vault: Error making API request.\n\nURL: PUT https://vault.example.com/v1/secret/data/pushed\nCode: 403. Errors:\n\n* 1 error occurred:\n\t* permission denied\n\n',
      'provider-access-denied',
    ],
  ])('is the cause if the controller says so: %s', (words, id) => {
    const findings = findingsOf('PushSecret', 'push-no-source', recorded => {
      fromStore('gone')(recorded);
      saying(words)(recorded);
    });
    expect(idsOf(findings)).toContain(id);
    expect(idsOf(findings)).not.toContain('sync-failed');
  });

  it('is the cause if it is not ready', () => {
    const findings = findingsOf(
      'PushSecret',
      'push-no-source',
      fromStore('bad-store'),
    );
    expect(idsOf(findings)).toContain('store-not-ready');
  });
});
