import { anExternalSecret } from '../../model/__testUtils__/observedObjects';
import {
  ExternalSecretFacts,
  ObservedSecret,
  SealedSecretFacts,
} from '../../model/observed';
import { sealedToExternal } from './sealedToExternal';

const item = { uid: 'first', keys: ['host', 'password'], step: null };
const assess = (source: ObservedSecret | undefined, makers: ObservedSecret[]) =>
  sealedToExternal.assess(item, { source, makers, target: undefined });

const sealed = (
  options: {
    uid?: string;
    synced?: 'True' | 'False';
    deletionAt?: string;
  } = {},
): ObservedSecret => ({
  ...anExternalSecret(),
  kind: 'SealedSecret',
  uid: options.uid ?? 'first',
  deletionAt: options.deletionAt ?? null,
  facts: {
    type: 'sealed-secret',
    synced: { status: options.synced ?? 'True' },
  } as SealedSecretFacts,
});

const external = (facts: Partial<ExternalSecretFacts> = {}) =>
  anExternalSecret({
    facts: {
      creationPolicy: 'Orphan',
      remoteRefs: ['host', 'password'].map(secretKey => ({
        secretKey,
        key: 'floe/prod/db',
        property: secretKey,
      })),
      ...facts,
    },
  });
const notReady = {
  ready: {
    status: 'False' as const,
    reason: 'SecretSyncedError',
    message: '',
    lastTransitionTime: null,
  },
} as Partial<ExternalSecretFacts>;

describe('the next step of a migration', () => {
  it.each<
    [
      string,
      ObservedSecret | undefined,
      ObservedSecret[],
      string | null,
      RegExp | null,
    ]
  >([
    ['there is a SealedSecret alone', sealed(), [], 'add', null],
    ['both are gone', undefined, [], 'add', /add one now/],
    [
      'two ExternalSecrets write it',
      sealed(),
      [external(), { ...external(), name: 'other' }],
      'add',
      /Several/,
    ],
    [
      'a key is missing',
      sealed(),
      [external({ remoteRefs: [] })],
      'add',
      /host, password/,
    ],
    [
      'the policy is Owner',
      sealed(),
      [external({ creationPolicy: 'Owner' })],
      'add',
      /creation policy Owner/,
    ],
    [
      'the store has no value',
      sealed(),
      [external(notReady)],
      'add',
      /not synced yet/,
    ],
    [
      'an older generation is synced',
      sealed(),
      [{ ...external(), generation: 2 }],
      'add',
      /not synced yet/,
    ],
    [
      'Ready says that there is no Secret',
      sealed(),
      [
        external({
          creationPolicy: 'Merge',
          ready: {
            status: 'True',
            reason: 'SecretMissing',
            message: '',
            lastTransitionTime: null,
          },
        }),
      ],
      'add',
      /not synced yet/,
    ],
    ['all keys are written', sealed(), [external()], 'release', null],
    [
      'the SealedSecret is being deleted',
      sealed({ deletionAt: '2026-11-24T03:00:00.000Z' }),
      [external()],
      'release',
      /being deleted/,
    ],
    [
      'another SealedSecret has made the Secret',
      sealed({ uid: 'second' }),
      [external()],
      'release',
      /Another SealedSecret/,
    ],
    [
      'it was deployed again and owns nothing',
      sealed({ uid: 'second', synced: 'False' }),
      [external()],
      'remove',
      /still deployed/,
    ],
    ['it is gone', undefined, [external()], 'remove', /does not own/],
    [
      'it is gone, and the sync fails',
      undefined,
      [external({ creationPolicy: 'Owner', ...notReady })],
      'remove',
      /not synced/,
    ],
    [
      'the ExternalSecret owns the Secret',
      undefined,
      [external({ creationPolicy: 'Owner' })],
      null,
      null,
    ],
  ])('where %s', (_, before, externals, step, reason) => {
    const state = assess(before, externals);
    expect(state.step).toBe(step);
    expect(state.reason ?? '').toMatch(reason ?? /^$/);
  });

  it('minds no target that is no Secret', () => {
    expect(assess(sealed(), [external({ targetKind: 'ConfigMap' })])).toEqual({
      step: 'add',
      reason: null,
    });
  });
});
