import { findingOf, findingsOf, Amend } from '../../__testUtils__/recorded';

/** What an API server keeps of who wrote which duration, as seen with the real one. */
function managed(
  ...entries: [manager: string, operation: string, fields: object][]
): Amend {
  return ({ object }) => {
    (object.spec as any).refreshInterval = '15m0s';
    (object.metadata as any).managedFields = entries.map(
      ([manager, operation, fields]) => ({
        manager,
        operation,
        apiVersion: object.apiVersion,
        fieldsType: 'FieldsV1',
        fieldsV1: fields,
      }),
    );
  };
}

const INTERVAL = { 'f:spec': { 'f:refreshInterval': {} } };
const DATA = { 'f:spec': { 'f:data': {} } };
const FINALIZER = { 'f:metadata': { 'f:finalizers': {} } };

function formOf(
  kind: 'ExternalSecret' | 'PushSecret',
  name: string,
  amend: Amend,
) {
  return findingOf(findingsOf(kind, name, amend), 'refresh-interval-form');
}

describe('refresh-interval-form', () => {
  it('warns if Helm applies on the server and only the operator owns the interval', () => {
    expect(
      formOf(
        'ExternalSecret',
        'floe-dagster-compute-secret',
        managed(
          ['helm', 'Apply', DATA],
          ['external-secrets', 'Update', { ...INTERVAL, ...FINALIZER }],
        ),
      ),
    ).toMatchObject({
      severity: 'warning',
      confidence: 'likely',
      summary: expect.stringContaining('each upgrade by helm fails'),
      evidence: [
        {
          text: expect.stringContaining(
            'owns spec.refreshInterval, which is 15m0s',
          ),
        },
        { text: expect.stringContaining('helm applies the object') },
      ],
      remedies: [
        {
          title: expect.stringContaining('15m0s'),
          wizard: { task: 'interval-form' },
        },
        { link: expect.any(String) },
      ],
    });
  });

  it.each([
    ['client-side', ['helm', 'Update', DATA]],
    ['Argo CD, which forces', ['argocd-controller', 'Apply', DATA]],
    ['Flux, which forces', ['kustomize-controller', 'Apply', DATA]],
  ] as const)('is only a note if it is applied by %s', (_how, entry) => {
    expect(
      formOf(
        'ExternalSecret',
        'floe-dagster-compute-secret',
        managed([...entry], ['external-secrets', 'Update', INTERVAL]),
      ),
    ).toMatchObject({ severity: 'info' });
  });

  it.each([
    [
      'Helm owns it too: it has the same text',
      ['helm', 'Apply', INTERVAL],
      ['external-secrets', 'Update', INTERVAL],
    ],
    [
      'the operator owns only its finalizer',
      ['helm', 'Apply', INTERVAL],
      ['external-secrets', 'Update', FINALIZER],
    ],
    [
      'a person wrote it',
      ['helm', 'Apply', DATA],
      ['kubectl-edit', 'Update', INTERVAL],
    ],
    ['nothing is known', ['helm', 'Apply', {}], ['', '', {}]],
  ] as const)('is not reported if %s', (_why, ...entries) => {
    expect(
      formOf(
        'ExternalSecret',
        'floe-dagster-compute-secret',
        managed(
          ...entries.map(entry => [...entry] as [string, string, object]),
        ),
      ),
    ).toBeUndefined();
  });

  it('does not open the wizard for objects that the chart does not render', () => {
    expect(
      formOf(
        'PushSecret',
        'push-ok',
        managed(
          ['helm', 'Apply', DATA],
          ['external-secrets', 'Update', INTERVAL],
        ),
      )?.remedies,
    ).toEqual([
      { title: expect.stringContaining('15m0s') },
      { title: expect.any(String), link: expect.any(String) },
    ]);
  });
});
