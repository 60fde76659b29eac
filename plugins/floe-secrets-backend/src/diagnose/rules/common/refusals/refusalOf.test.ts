import { diagnoseSecret } from '../../../diagnose';
import {
  findingOf,
  findingsOf,
  recordedInput,
  saying,
} from '../../../__testUtils__/recorded';
import { condition, evaluate } from '../../../__testUtils__/synthetic';

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

describe('a refusal of the API server', () => {
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
  ])('names a value that is not text: %s', (message, summary) => {
    const finding = syncFailed('Kustomization', message);
    expect(finding).toMatchObject({ confidence: 'proven', summary });
    expect(finding?.remedies[0].title).toContain('quotation marks');
    expect(JSON.stringify(finding)).not.toContain('77123456');
  });

  it('names YAML if `envs` requires lines', () => {
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

  it.each([
    [
      'dry-run failed (Invalid): Secret "app" is invalid: data: Forbidden: field is immutable when `immutable` is set',
      'The Secret app is immutable, so the change cannot be written to it.',
      'kubectl delete secret app -n shop',
    ],
    [
      'dry-run failed (Invalid): Secret "app" is invalid: type: Invalid value: "Opaque": field is immutable',
      'The Secret app exists with another type, and the type of a Secret cannot be changed.',
      'kubectl delete secret app -n shop',
    ],
    [
      'dry-run failed (Forbidden): secrets "app" is forbidden: User "system:serviceaccount:shop:flux" cannot patch resource "secrets" in API group "" in the namespace "shop"',
      'The operator is not allowed to patch Secrets in this namespace.',
      'kubectl auth can-i patch secrets -n shop --as system:serviceaccount:shop:flux',
    ],
    [
      'apply failed: secrets "app" is forbidden: exceeded quota: q, requested: secrets=1, used: secrets=10, limited: secrets=10',
      'The namespace has reached a quota, so the Secret cannot be created.',
      'kubectl describe resourcequota -n shop',
    ],
    [
      'not found: namespaces "shop" not found',
      'The namespace did not exist at the last attempt.',
      'kubectl get namespace shop -o yaml',
    ],
  ])(
    'is about the namespace of the Secret, not of the Kustomization: %s',
    (words, summary, command) => {
      const finding = syncFailed('Kustomization', `Secret/shop/app ${words}`);
      expect(finding).toMatchObject({ confidence: 'proven', summary });
      expect(finding?.remedies.map(remedy => remedy.command)).toContain(
        command,
      );
    },
  );

  it.each([
    'dry-run failed (InternalError): Internal error occurred: failed calling webhook "v.x": failed to call webhook: Post "https://v.x.svc:443/": context deadline exceeded',
    'dry-run failed (Forbidden): admission webhook "v.x" denied the request: no',
    'not found: namespaces "other" not found',
    'apply failed: Operation cannot be fulfilled on secrets "token": the object has been modified; please apply your changes to the latest version and try again',
  ])('is not about the Secret if Flux names another object: %s', words => {
    const { findings } = evaluate({
      kind: 'Kustomization',
      spec: { interval: '10m', decryption: { provider: 'sops' } },
      status: {
        observedGeneration: 1,
        inventory: { entries: [{ id: 'shop_app__Secret', v: 'v1' }] },
        ...condition(
          ...(['Ready', 'False', `Deployment/shop/web ${words}`] as const),
          ...(['2026-11-24T11:57:00Z', 'ReconciliationFailed'] as const),
        ),
      },
    });
    expect(findingOf(findings, 'sync-failed')).toMatchObject({
      confidence: 'proven',
      summary: expect.stringMatching(
        /^The cluster refused the Deployment shop\/web, which this Kustomization applies too\./,
      ),
    });
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

  it('names the keys that a type requires', () => {
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

  it('reports a type that could not be changed in the past tense after the Secret was deleted', () => {
    const input = recordedInput(
      'ExternalSecret',
      'es-missing-property',
      saying(
        'unable to update secret typ: Secret "typ" is invalid: type: Invalid value: "Opaque": field is immutable',
      ),
    );
    expect(
      findingOf(
        diagnoseSecret({ ...input, targetExists: false }),
        'sync-failed',
      )?.summary,
    ).toBe(
      'At the last attempt the Secret typ had another type, which cannot be changed. It has been deleted since.',
    );
  });

  it.each([
    [
      'unable to update secret x: secrets "x" is forbidden: User "system:serviceaccount:es:es" cannot update resource "secrets" in API group "" in the namespace "floe"',
      'The operator is not allowed to update Secrets in this namespace.',
    ],
    [
      'unable to create secret x: secrets is forbidden: User "system:serviceaccount:es:es" cannot create resource "secrets" in API group "" in the namespace "floe"',
      'The operator is not allowed to create Secrets in this namespace.',
    ],
    [
      'unable to create secret x: secrets "x" is forbidden: exceeded quota: q, requested: secrets=1, used: secrets=5, limited: secrets=5',
      'The namespace has reached a quota, so the Secret cannot be created.',
    ],
    [
      'unable to create secret x: namespaces "floe" not found',
      'The namespace did not exist at the last attempt.',
    ],
    [
      'unable to create secret x: secrets "x" is forbidden: unable to create new content in namespace floe because it is being terminated',
      'The namespace was being deleted at the last attempt, so no Secret can be created in it.',
    ],
    [
      'unable to update secret x: admission webhook "validate.kyverno.svc-fail" denied the request: policy Secret/floe/x with hunter2 blocked',
      'The admission webhook validate.kyverno.svc-fail denies the Secret.',
    ],
    [
      'unable to update secret x: Secret "x" is invalid: data: Too long: may not be more than 1048576 bytes',
      'The Secret would be larger than Kubernetes allows: all values together may have 1 MiB.',
    ],
    [
      'unable to update secret x: Secret "x" is invalid: data[.dockerconfigjson]: Invalid value: "hunter2": invalid character',
      'The value of .dockerconfigjson is not in the format that the type of the Secret requires.',
    ],
  ])('names the cause in the cluster: %s', (message, summary) => {
    const finding = syncFailed('ExternalSecret', message);
    expect(finding).toMatchObject({ confidence: 'proven', summary });
    expect(JSON.stringify(finding)).not.toContain('hunter2');
  });

  it('keeps other messages of the controller', () => {
    expect(
      syncFailed('ExternalSecret', 'unable to patch status'),
    ).toMatchObject({ confidence: 'likely' });
  });
});

describe('a refusal of External Secrets Operator', () => {
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
      'The provider already has a secret under this key that the operator did not create, so the operator does not overwrite it.',
    ],
  ] as const)('names the cause (%s: %s)', (kind, message, summary) => {
    expect(syncFailed(kind, message)).toMatchObject({
      confidence: 'proven',
      summary,
    });
  });
});

describe('the health that Flux checks after it has applied', () => {
  const said = (objects: string) =>
    findingOf(
      evaluate({
        kind: 'Kustomization',
        spec: { interval: '10m', decryption: { provider: 'sops' } },
        status: {
          observedGeneration: 1,
          inventory: { entries: [{ id: 'shop_app__Secret', v: 'v1' }] },
          ...condition(
            ...([
              'Ready',
              'False',
              `timeout waiting for: [${objects}]`,
            ] as const),
            ...(['2026-11-24T11:57:00Z', 'HealthCheckFailed'] as const),
          ),
        },
      }).findings,
      'sync-failed',
    )?.summary;

  it.each([
    [
      "Secret/shop/app status: 'NotFound'",
      'After Flux had applied its objects, the Secret shop/app was not there: something else deletes it.',
    ],
    [
      "Deployment/shop/web status: 'InProgress', Secret/shop/app status: 'Terminating'",
      'After Flux had applied its objects, the Secret shop/app was being deleted: something else deletes it.',
    ],
    [
      "Deployment/shop/web status: 'InProgress', Secret/shop/other status: 'NotFound'",
      'Flux has applied the Secret app, and reports a failure because another object did not become healthy: Deployment shop/web, Secret shop/other.',
    ],
    [
      "Deployment/shop/app status: 'NotFound'",
      'Flux has applied the Secret app, and reports a failure because another object did not become healthy: Deployment shop/app.',
    ],
  ])('%s', (objects, summary) => {
    expect(said(objects)).toBe(summary);
  });
});
