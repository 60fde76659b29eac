import { WIZARD_TASKS } from '@floe/backstage-plugin-floe-secrets-common';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  recordedCases,
  recordedOriginCases,
} from '../__testUtils__/recordedCases';
import { findingsOf } from './__testUtils__/recorded';
import { setRefreshInterval } from './inWizard';

const SOURCES = resolve(__dirname, '..');

/** Each remedy that opens the wizard: where it is written, what for, and its first words. */
const REMEDIES = [
  [
    'campaigns/migrations/plainToSealed.ts',
    'manage',
    'Seal the values of the Secret in the wizard.',
  ],
  ['diagnose/inWizard.ts', 'refresh-interval', ''],
  [
    'diagnose/rules/common/invalidDuration.ts',
    'refresh-interval',
    'Correct the duration',
  ],
  ['diagnose/rules/common/refreshIntervalForm.ts', 'interval-form', ''],
  [
    'diagnose/rules/common/refusals/keyNotAllowed.ts',
    'reference',
    'Correct the key',
  ],
  [
    'diagnose/rules/common/refusals/targetRefusals.ts',
    'creation-policy',
    'Use creationPolicy Owner',
  ],
  ['diagnose/rules/common/targetShared.ts', 'remove', 'Remove this'],
  [
    'diagnose/rules/external-secrets/clusterStoreUsed.ts',
    'store',
    'Use a SecretStore',
  ],
  ['diagnose/rules/external-secrets/keysLeftOut.ts', 'reference', ''],
  [
    'diagnose/rules/external-secrets/refreshIntervalOutOfRange.ts',
    'refresh-interval',
    'Set refreshInterval',
  ],
  ['diagnose/rules/external-secrets/remoteKeyMissing.ts', 'reference', ''],
  [
    'diagnose/rules/external-secrets/remotePropertyMissing.ts',
    'reference',
    'Add the property',
  ],
  [
    'diagnose/rules/external-secrets/storeNamespaceDenied.ts',
    'store',
    'Or choose another store',
  ],
  [
    'diagnose/rules/external-secrets/storeNotFound.ts',
    'store',
    'Choose a store',
  ],
  [
    'diagnose/rules/external-secrets/targetKept.ts',
    'reference',
    'Create at the provider',
  ],
  [
    'diagnose/rules/external-secrets/targetMissing.ts',
    'reference',
    'Create at the provider',
  ],
  [
    'diagnose/rules/external-secrets/targetMissing.ts',
    'creation-policy',
    'Let the operator create',
  ],
  [
    'diagnose/rules/external-secrets/targetOwnedByOther.ts',
    'remove',
    'Remove this ExternalSecret',
  ],
  [
    'diagnose/rules/external-secrets/templateError.ts',
    'template',
    'Correct the template',
  ],
  [
    'diagnose/rules/external-secrets/valueNotDecodable.ts',
    'reference',
    'Store a JSON object',
  ],
  [
    'diagnose/rules/external-secrets/vaultPathHasDataPrefix.ts',
    'reference',
    'Write the key without it',
  ],
  ['diagnose/rules/kubernetes/plainSecret.ts', 'manage', 'Manage it with'],
  ['diagnose/rules/sealed-secrets/remedies.ts', 'value', ''],
  [
    'diagnose/rules/sealed-secrets/targetUnmanaged.ts',
    'remove',
    'Remove this SealedSecret',
  ],
  [
    'diagnose/rules/stores/providerFindings.ts',
    'refresh-interval',
    'Lengthen the refresh interval',
  ],
  ['kinds/externalSecretsOperator.ts', 'reference', 'Correct the key'],
  ['kinds/plainSecret.ts', 'manage', 'Let an operator manage it'],
  ['kinds/sealedSecret.ts', 'value', 'Seal a new value'],
  ['kinds/sealedSecret.ts', 'value', 'Correct the key'],
];

function sources() {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter(
      file => /\.ts$/.test(file) && !/\.test\.ts$|^schema\/|__/.test(file),
    )
    .sort()
    .map(file => [file, readFileSync(join(SOURCES, file), 'utf8')]);
}

describe('remedies that open the wizard', () => {
  it('name the target for the wizard', () => {
    const calls = sources().flatMap(([file, text]) =>
      [
        ...text.matchAll(/\binWizard\(\s*'([\w-]+)',\s*(?:['`]([^'`$:]*))?/g),
      ].map(([, task, title = '']) => ({ file, task, title })),
    );
    expect(calls).toEqual(
      REMEDIES.map(([file, task, title]) => ({
        file,
        task,
        title: expect.stringMatching(new RegExp(`^${title}`)),
      })),
    );
  });

  it('use one spelling', () => {
    expect(
      sources().flatMap(([file, text]) =>
        /action: 'open-wizard'/.test(text) ? [file] : [],
      ),
    ).toEqual(['diagnose/inWizard.ts']);
  });

  const KINDS = [
    'ClusterExternalSecret',
    'ClusterPushSecret',
    'ExternalSecret',
    'PushSecret',
    'SealedSecret',
  ];
  const cases = [...recordedCases, ...recordedOriginCases].filter(
    ({ object }) => KINDS.includes(String(object.kind)),
  );

  it.each(
    cases.map(({ object }) => [String(object.kind), object.metadata.name]),
  )(
    'offer the wizard to %s %s only for changes that it can make',
    (kind, name) => {
      const remedies = findingsOf(kind as any, name).flatMap(
        finding => finding.remedies,
      );
      expect(
        remedies.filter(
          ({ action, wizard }) =>
            (action === 'open-wizard') !== (wizard !== undefined) ||
            (wizard &&
              !(WIZARD_TASKS[wizard.task] as readonly string[]).includes(kind)),
        ),
      ).toEqual([]);
    },
  );

  it('do not open the wizard for a refreshPolicy, which the chart does not write', () => {
    const facts = { type: 'external-secret', refreshPolicy: 'CreatedOnce' };
    expect(setRefreshInterval(facts as any, 'Set it')).toEqual({
      title: 'Remove refreshPolicy CreatedOnce. Set it',
    });
  });
});
