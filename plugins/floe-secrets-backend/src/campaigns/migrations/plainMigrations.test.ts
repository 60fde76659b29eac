import { MigrationStep } from '@floe/backstage-plugin-floe-secrets-common';
import { anExternalSecret } from '../../model/__testUtils__/observedObjects';
import {
  ExternalSecretFacts,
  ObservedSecret,
  SealedSecretFacts,
} from '../../model/observed';
import { SecretMark } from '../../model/observedTargets';
import { MIGRATION_PLANS } from '@floe/backstage-plugin-floe-secrets-common';
import { SeenTarget } from './MigrationRules';
import { plainToExternal } from './plainToExternal';
import { plainToSealed } from './plainToSealed';
import { migrationOf } from './plans';
import { sopsToExternal } from './sopsToExternal';

const keys = ['host', 'password'];

const target = (
  options: { marks?: SecretMark[]; owner?: string } = {},
): SeenTarget => ({
  keys,
  held: {
    owners: options.owner
      ? [{ kind: 'ExternalSecret', name: 'db', uid: options.owner }]
      : [],
    finalizers: [],
    deletionAt: null,
    ...(options.marks && { marks: options.marks }),
  },
});
const external = (
  creationPolicy: ExternalSecretFacts['creationPolicy'] = 'Orphan',
  facts: Partial<ExternalSecretFacts> = {},
) => ({
  ...anExternalSecret({
    facts: {
      creationPolicy,
      remoteRefs: keys.map(secretKey => ({
        secretKey,
        key: 'floe/prod/db',
        property: secretKey,
      })),
      ...facts,
    },
  }),
  uid: 'new',
});
const notReady: Partial<ExternalSecretFacts> = {
  ready: {
    status: 'False',
    reason: 'SecretSyncedError',
    message: '',
    lastTransitionTime: null,
  },
};
const sealed = (
  facts: { keys?: string[]; status?: 'True' | 'False' } = {},
): ObservedSecret => ({
  ...anExternalSecret(),
  kind: 'SealedSecret',
  uid: 'new',
  generation: 1,
  facts: {
    type: 'sealed-secret',
    ciphertexts: (facts.keys ?? keys).map(key => ({ key })),
    observedGeneration: 1,
    synced: { status: facts.status ?? 'True' },
  } as SealedSecretFacts,
});

it('has rules for each plan, with its steps', () => {
  for (const plan of MIGRATION_PLANS) {
    expect(migrationOf(plan)?.plan).toBe(plan);
  }
  expect(migrationOf({ from: 'sops', to: 'sealed-secrets' })).toBeUndefined();
  expect(migrationOf({})?.plan).toMatchObject({
    from: 'sealed-secrets',
    to: 'external-secrets',
  });
});

type Case = [
  string,
  SeenTarget | undefined,
  ObservedSecret[],
  MigrationStep | null,
  MigrationStep | null,
  RegExp | null,
];

describe('from a Secret that a person created to an ExternalSecret', () => {
  it.each<Case>([
    ['it is alone', target(), [], 'add', 'add', null],
    ['it is gone', undefined, [], 'add', 'add', /not seen/],
    [
      'the ExternalSecret fails',
      target(),
      [external('Orphan', notReady)],
      'add',
      'add',
      /not synced yet/,
    ],
    [
      'a key is missing',
      target(),
      [external('Orphan', { remoteRefs: [] })],
      'add',
      'add',
      /host, password/,
    ],
    [
      'it writes nothing',
      target(),
      [external('None')],
      'add',
      'add',
      /policy None/,
    ],
    ['all keys are written', target(), [external()], 'add', 'remove', null],
    [
      'the last step fails',
      target(),
      [external('Owner', notReady)],
      'remove',
      'remove',
      /not synced/,
    ],
    [
      'it is not owned yet',
      target(),
      [external('Owner')],
      'remove',
      'remove',
      /does not own/,
    ],
    [
      'another object owns it',
      target({ owner: 'other' }),
      [external('Owner')],
      'remove',
      'remove',
      /does not own/,
    ],
    [
      'it is owned',
      target({ owner: 'new' }),
      [external('Owner')],
      'remove',
      null,
      null,
    ],
    [
      'it was owned at once',
      target({ owner: 'new' }),
      [external('Owner')],
      'add',
      null,
      null,
    ],
  ])('where %s', (_, seen, makers, before, step, reason) => {
    const state = plainToExternal.assess(
      { keys, uid: 'old', step: before },
      { source: undefined, makers, target: seen },
    );
    expect(state.step).toBe(step);
    expect(state.reason ?? '').toMatch(reason ?? /^$/);
  });
});

describe('from a Secret of a Helm release to an ExternalSecret', () => {
  const ofRelease: SecretMark[] = ['helm-release'];
  const kept: SecretMark[] = ['helm-release', 'helm-keep'];
  it.each<Case>([
    ['it is alone', target({ marks: ofRelease }), [], 'add', 'add', null],
    [
      'all keys are written',
      target({ marks: ofRelease }),
      [external()],
      'add',
      'release',
      null,
    ],
    [
      'it is owned and not kept',
      target({ marks: ofRelease, owner: 'new' }),
      [external('Owner')],
      'add',
      'release',
      /would still delete it/,
    ],
    [
      'Helm keeps it',
      target({ marks: kept }),
      [external()],
      'release',
      'remove',
      null,
    ],
    [
      'it is owned',
      target({ marks: kept, owner: 'new' }),
      [external('Owner')],
      'remove',
      null,
      null,
    ],
  ])('where %s', (_, seen, makers, before, step, reason) => {
    const state = sopsToExternal.assess(
      { keys, uid: 'old', step: before },
      { source: undefined, makers, target: seen },
    );
    expect(state.step).toBe(step);
    expect(state.reason ?? '').toMatch(reason ?? /^$/);
  });
});

describe('from a manifest that Flux decrypts to an ExternalSecret', () => {
  const manifest = { name: 'db', namespace: 'floe', encrypted: [], keys };
  const file = (manifests = [manifest]): ObservedSecret => ({
    ...anExternalSecret(),
    kind: 'SopsFile',
    name: 'deploy/db.enc.yaml',
    namespace: 'of-the-service',
    facts: { type: 'sops-file', encrypted: true, manifests } as never,
  });
  const applied: SecretMark[] = ['flux-applied'];
  const kept: SecretMark[] = ['flux-applied', 'flux-keep'];

  it('takes the Secret of a file with one', () => {
    expect(sopsToExternal.takesPart(file())).toBe(true);
    expect(sopsToExternal.secretOf(file())).toEqual({
      name: 'db',
      namespace: 'floe',
    });
    expect(
      sopsToExternal.secretOf(
        file([{ ...manifest, namespace: null as never }]),
      ),
    ).toEqual({ name: 'db', namespace: 'of-the-service' });
    expect(sopsToExternal.keysOf(file(), target())).toEqual(keys);
    expect(sopsToExternal.keysOf(file(), undefined)).toBeNull();
    expect(sopsToExternal.whyNot(file())).toBeNull();
    expect(sopsToExternal.whyNot(file([manifest, manifest]))).toMatch(
      /several Secrets/,
    );
    expect(sopsToExternal.takesPart(file([]))).toBe(false);
  });

  it.each([
    [applied, 'Orphan', 'release', null, true],
    [kept, 'Orphan', 'remove', null, true],
    [kept, 'Owner', 'remove', /still in the repository/, true],
    [kept, 'Owner', null, null, false],
  ] as const)(
    'with %j and %s is at the step %s',
    (marks, policy, step, reason, isThere) => {
      const state = sopsToExternal.assess(
        { keys, uid: 'old', step: 'add' },
        {
          source: isThere ? file() : undefined,
          makers: [external(policy)],
          target: target({
            marks: [...marks],
            ...(policy === 'Owner' && { owner: 'new' }),
          }),
        },
      );
      expect(state.step).toBe(step);
      expect(state.reason ?? '').toMatch(reason ?? /^$/);
    },
  );
});

describe('from a Secret that a person created to a SealedSecret', () => {
  const allowed: SecretMark[] = ['sealed-takeover'];
  it.each<Case>([
    ['it is alone', target(), [], 'release', 'release', null],
    ['it is gone', undefined, [], 'release', 'release', /not seen/],
    [
      'the SealedSecret came first',
      target(),
      [sealed({ status: 'False' })],
      'release',
      'release',
      null,
    ],
    [
      'it may be taken over',
      target({ marks: allowed }),
      [],
      'release',
      'add',
      null,
    ],
    [
      'a key is missing',
      target({ marks: allowed }),
      [sealed({ keys: ['host'] })],
      'add',
      'add',
      /password/,
    ],
    [
      'the controller cannot open it',
      target({ marks: allowed }),
      [sealed({ status: 'False' })],
      'add',
      'add',
      /not taken the Secret over/,
    ],
    [
      'the controller has not written it',
      target({ marks: allowed }),
      [sealed()],
      'add',
      'add',
      /not taken the Secret over/,
    ],
    ['it is owned', target({ owner: 'new' }), [sealed()], 'add', null, null],
  ])('where %s', (_, seen, makers, before, step, reason) => {
    const state = plainToSealed.assess(
      { keys, uid: 'old', step: before },
      { source: undefined, makers, target: seen },
    );
    expect(state.step).toBe(step);
    expect(state.reason ?? '').toMatch(reason ?? /^$/);
  });
});
