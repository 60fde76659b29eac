import { findingOf, findingsOf, saying } from '../../__testUtils__/recorded';

const APPLY =
  'Secret/floe/app dry-run failed: failed to create typed patch object (floe/app; /v1, Kind=Secret): ';

function syncFailed(
  kind: 'ExternalSecret' | 'Kustomization' | 'PushSecret',
  message: string,
) {
  const name = {
    ExternalSecret: 'es-missing-property',
    Kustomization: 'sops-wrongkey',
    PushSecret: 'push-no-source',
  }[kind];
  return findingOf(findingsOf(kind, name, saying(message)), 'sync-failed');
}

describe('what an API server refuses', () => {
  it.each([
    [
      `${APPLY}.stringData.port: expected string, got &value.valueUnstructured{Value:77123456}`,
      'The value of port under stringData is not text. A Secret holds text only.',
    ],
    [
      `${APPLY}.data.port: expected string, got &value.valueUnstructured{Value:[]interface {}{"77123456"}}`,
      'The value of port under data is not text. A Secret holds text only.',
    ],
    [
      'Secret/floe/app dry-run failed (BadRequest): Secret in version "v1" cannot be handled as a Secret: json: cannot unmarshal number into Go struct field Secret.stringData of type string',
      'A value under stringData is not text. A Secret holds text only.',
    ],
    [
      'Secret/floe/app dry-run failed: Secret in version "v1" cannot be handled as a Secret: v1.Secret.StringData: ReadString: expects " or n, but found 7, error found in #10 byte of ...|ord":77123456}}|...',
      'A value under stringData is not text. A Secret holds text only.',
    ],
  ])('names a value that is no text: %s', (message, summary) => {
    const finding = syncFailed('Kustomization', message);
    expect(finding).toMatchObject({ confidence: 'proven', summary });
    expect(finding?.remedies[0].title).toContain('quotation marks');
    expect(JSON.stringify(finding)).not.toContain('77123456');
  });

  it('names YAML where `envs` takes lines', () => {
    const finding = syncFailed(
      'Kustomization',
      `Secret/floe/app dry-run failed (Invalid): Secret "app" is invalid: data[password: hunter2]: Invalid value: "password: hunter2": a valid config key must consist of alphanumeric characters, '-', '_' or '.'`,
    );
    expect(finding).toMatchObject({
      confidence: 'proven',
      summary: expect.stringContaining('A key of the Secret is not valid'),
    });
    expect(finding?.remedies[0].title).toContain('KEY=value lines');
    expect(JSON.stringify(finding)).not.toContain('hunter2');
  });

  it('names a type that cannot be changed', () => {
    expect(
      syncFailed(
        'ExternalSecret',
        'unable to update secret typ: Secret "typ" is invalid: type: Invalid value: "Opaque": field is immutable',
      ),
    ).toMatchObject({
      confidence: 'proven',
      summary:
        'The Secret typ exists with another type, and the type of a Secret cannot be changed.',
      evidence: [
        {
          text: 'UpdateFailed: unable to update secret typ: Secret "typ" is invalid: type: Invalid value: "Opaque": field is immutable',
        },
        {},
      ],
      remedies: [
        {},
        { command: 'kubectl delete secret typ -n floe' },
        { command: expect.stringContaining('kubectl describe') },
      ],
    });
  });

  it('names the keys that a type asks for', () => {
    expect(
      syncFailed(
        'ExternalSecret',
        'unable to update secret x: Secret "x" is invalid: [data[tls.crt]: Required value, data[tls.key]: Required value]',
      )?.summary,
    ).toBe(
      'The type of the Secret requires the keys tls.crt, tls.key, which it does not have.',
    );
  });

  it('names a variable that Flux finds in a value, and never its name', () => {
    const finding = syncFailed(
      'Kustomization',
      `post build failed for 'app': envsubst error: variable substitution failed: variable not set (strict mode): "hunter2"`,
    );
    expect(finding).toMatchObject({
      confidence: 'proven',
      summary: expect.stringContaining('dollar sign with a brace'),
    });
    expect(JSON.stringify(finding)).not.toContain('hunter2');
  });

  it('leaves other words to the controller', () => {
    expect(
      syncFailed('ExternalSecret', 'unable to patch status'),
    ).toMatchObject({ confidence: 'likely' });
  });
});

describe('what External Secrets Operator refuses', () => {
  it.each([
    [
      'ExternalSecret',
      'generic targets are disabled. Enable them with the flag of the operator',
      'The target is not a Secret (spec.target.manifest), and the operator is not configured to write other kinds.',
    ],
    [
      'ExternalSecret',
      'unable to delete secret orders-db: creationPolicy=Orphan is not Owner',
      'The provider no longer has the secret, and the operator does not delete the target orders-db, because it does not own it (creationPolicy Orphan). The operator does not retry automatically.',
    ],
    [
      'PushSecret',
      'set secret failed: could not write remote ref orders-db to target secretstore fake-store: key already exists',
      'The provider already has a secret under this key, and the operator does not overwrite it.',
    ],
  ] as const)('names the cause (%s: %s)', (kind, message, summary) => {
    expect(syncFailed(kind, message)).toMatchObject({
      confidence: 'proven',
      summary,
    });
  });
});
