import fc from 'fast-check';
import { recordedCase } from '../__testUtils__/recordedCases';
import { diagnoseSecret } from './diagnose';
import { stateOf } from './state';
import { documentedConfidences } from './__testUtils__/documentedConfidences';
import { ExternalSecretHistory } from './__testUtils__/histories/ExternalSecretHistory';
import { ClusterExternalSecretHistory } from './__testUtils__/histories/ClusterExternalSecretHistory';
import { ClusterPushSecretHistory } from './__testUtils__/histories/ClusterPushSecretHistory';
import { KustomizationHistory } from './__testUtils__/histories/KustomizationHistory';
import { History } from './__testUtils__/histories/History';
import { PlainSecretHistory } from './__testUtils__/histories/PlainSecretHistory';
import { PushSecretHistory } from './__testUtils__/histories/PushSecretHistory';
import { SealedSecretHistory } from './__testUtils__/histories/SealedSecretHistory';
import { SopsSecretHistory } from './__testUtils__/histories/SopsSecretHistory';

/** More of them search longer: `FLOE_HISTORIES=20000`. */
const RUNS = Number(process.env.FLOE_HISTORIES ?? 400);

const CONFIDENCES = documentedConfidences();

const HISTORIES: [string, () => History][] = [
  ['ExternalSecret', () => new ExternalSecretHistory()],
  ['SealedSecret', () => new SealedSecretHistory()],
  ['ClusterExternalSecret', () => new ClusterExternalSecretHistory()],
  ['ClusterPushSecret', () => new ClusterPushSecretHistory()],
  ['Kustomization', () => new KustomizationHistory()],
  ['PushSecret', () => new PushSecretHistory()],
  ['SopsSecret', () => new SopsSecretHistory()],
  ['Secret', () => new PlainSecretHistory()],
];

/** Steps of a few kinds and attempts between them: so they meet more often. */
function histories({ attempts, steps }: History): fc.Arbitrary<string[]> {
  return fc
    .subarray(steps, { minLength: 1, maxLength: Math.min(9, steps.length) })
    .chain(some =>
      fc.array(fc.constantFrom(...some, ...attempts), { maxLength: 20 }),
    );
}

/** What breaks one of the laws now; empty if none is broken. */
function broken(history: History, seesSecrets: boolean): string[] {
  const input = history.input(seesSecrets);
  const { state } = stateOf(
    input.secret,
    input.events,
    input.cluster,
    input.now,
    {
      targetExists: input.targetExists,
      targetKeys: input.targetKeys,
      hasFailingChild: input.failingChildren.length > 0,
    },
  );
  const findings = diagnoseSecret(input, (rule, error) => {
    throw new Error(`${rule}: ${error}`);
  });
  return [
    ...(state === 'synced' && !history.hasTarget(seesSecrets)
      ? ['It is synced without its target.']
      : []),
    ...findings.flatMap(finding => {
      const { confidence, id, summary } = finding;
      const denied =
        confidence === 'proven' && history.denies(finding, seesSecrets);
      const gone = history.isGone(finding, seesSecrets);
      const isDocumented = CONFIDENCES.get(id)?.includes(confidence);
      return [
        ...(isDocumented
          ? []
          : [`${id} is never ${confidence} by its section.`]),
        ...(denied ? [`${id} is proven (${summary}), but ${denied}.`] : []),
        ...(gone
          ? [`${id} is reported as present (${summary}), but ${gone}.`]
          : []),
      ];
    }),
  ];
}

/** The steps up to the first that breaks a law, and what it breaks. */
function firstBroken(
  history: History,
  steps: string[],
  seesSecrets: boolean,
): { steps: string[]; broken: string[] } | undefined {
  for (const [index, step] of steps.entries()) {
    history.apply(step);
    const laws = broken(history, seesSecrets);
    if (laws.length > 0) {
      return { steps: steps.slice(0, index + 1), broken: laws };
    }
  }
  return undefined;
}

describe.each(HISTORIES)('random histories of a %s', (_, create) => {
  it.each([
    ['sees Secrets', true],
    ['sees no Secrets', false],
  ])('violate no invariant if the portal %s', (__, seesSecrets) => {
    fc.assert(
      fc.property(histories(create()), steps => {
        expect(firstBroken(create(), steps, seesSecrets)).toBeUndefined();
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a history that is rare among random ones', () => {
  const lacking = [
    ...['deletionPolicy Merge', 'refers to a and c', 'provider has a'],
    ...['provider lacks c', 'attempt', 'provider has c'],
  ];

  it.each([
    ['another refresh within seconds', [...lacking, 'refresh is asked for']],
    ['a change within seconds', [...lacking, 'refers to a and c', 'attempt']],
    [
      'a refresh before the provider has the key',
      [...lacking.slice(0, -1), 'refresh is asked for', 'provider has c'],
    ],
  ])('violates no invariant after %s', (_, steps) => {
    for (const seesSecrets of [true, false]) {
      expect(
        firstBroken(new ExternalSecretHistory(), steps, seesSecrets),
      ).toBeUndefined();
    }
  });
});

describe('the models of the operators', () => {
  // What the real operators wrote, with the names that the models use.
  it.each<[string, Record<string, string>, () => History, string[]]>([
    ['es-created-once', {}, () => new ExternalSecretHistory(), []],
    [
      'es-merge-no-target',
      {},
      () => new ExternalSecretHistory(),
      ['creationPolicy Merge'],
    ],
    [
      'es-owner-b',
      { 'shared-target': 'db', 'es-owner-a': 'other' },
      () => new ExternalSecretHistory(),
      ['another ExternalSecret owns the target'],
    ],
    [
      'es-store-missing',
      { 'no-such-store': 'main' },
      () => new ExternalSecretHistory(),
      ['store is deleted'],
    ],
    [
      'es-store-denied',
      { 'platform-fake': 'shared', 'key: k': 'key: a', '"floe"': '"shop"' },
      () => new ExternalSecretHistory(),
      ['uses shared', 'store denies'],
    ],
    [
      'floe-dagster-compute-secret',
      { 'bad-store': 'main', 'key: a/b': 'key: a' },
      () => new ExternalSecretHistory(),
      ['store fails'],
    ],
    [
      'floe-dagster-storage-secret',
      { 'key: floe/prod/missing': 'key: a' },
      () => new ExternalSecretHistory(),
      ['provider lacks a'],
    ],
    ['push-ok', {}, () => new PushSecretHistory(), []],
    [
      'push-no-source',
      {},
      () => new PushSecretHistory(),
      ['source is deleted'],
    ],
    [
      'ss-other-key',
      { '(a)': '(user)' },
      () => new SealedSecretHistory(),
      ['is sealed with another key'],
    ],
    [
      'handmade',
      { '"handmade"': '"db"' },
      () => new SealedSecretHistory(),
      ['another client creates the target'],
    ],
    [
      'taken',
      {},
      () => new ClusterExternalSecretHistory(),
      ['another client creates one in one'],
    ],
    [
      'push-everywhere',
      {},
      () => new ClusterPushSecretHistory(),
      ['another client creates one in one'],
    ],
    ['ces-everywhere', {}, () => new ClusterExternalSecretHistory(), []],
    [
      'sops-ok',
      { 'main@sha1:abc': 'main@sha1:1' },
      () => new KustomizationHistory(),
      [],
    ],
  ])('write the recorded status of %s', (name, names, create, steps) => {
    const history = create();
    [...steps, 'attempt'].forEach(step => history.apply(step));
    const { object, events } = recordedCase(history.kind, name);
    const failureAt = (status: any, event: any) =>
      JSON.parse(
        Object.entries(names).reduce(
          (text, [from, to]) =>
            text.replaceAll(
              JSON.stringify(from).slice(1, -1),
              JSON.stringify(to).slice(1, -1),
            ),
          JSON.stringify({
            conditions: status.conditions.map((condition: any) => [
              ...[condition.type, condition.status],
              ...[condition.reason ?? '', condition.message ?? ''],
            ]),
            reasons: status.failedNamespaces?.map(({ reason }: any) => reason),
            event: event && [event.type, event.reason, event.message],
          }),
        ),
      );
    const written = failureAt(
      history.object().status,
      history.recorder.all().at(-1),
    );
    const recorded = failureAt(object.status, events.at(-1));
    expect(written.conditions).toEqual(recorded.conditions);
    expect(written.reasons ?? []).toEqual(recorded.reasons ?? []);
    // Flux says in its event how long it took; the model writes none.
    const isFlux = history.kind === 'Kustomization';
    expect(written.event).toEqual(isFlux ? undefined : recorded.event);
  });
});
