import { authOf, storeTexts } from '../providerSpec';
import { command, lines } from './shell';
import { OtherSide, OtherSideStep } from './types';

/** The Secrets that a store refers to, each with the keys that it reads. */
function referredSecrets({ namespace, store }: OtherSide) {
  const texts = storeTexts(store.provider);
  const secrets = new Map<string, { namespace: string; keys: string[] }>();
  for (const ref of authOf(store.provider)?.refs ?? []) {
    const name = texts.get(`${ref}.name`);
    const key = texts.get(`${ref}.key`);
    if (name && key) {
      const known = secrets.get(name)?.keys ?? [];
      secrets.set(name, {
        namespace: texts.get(`${ref}.namespace`) ?? namespace,
        keys: [...new Set([...known, key])],
      });
    }
  }
  return [...secrets].map(([name, secret]) => ({ name, ...secret }));
}

/**
 * The commands that create the Secrets of a store: each key is read from a
 * file, so that no value is in a shell history or a list of processes.
 */
export function credentialSteps(side: OtherSide): OtherSideStep[] {
  const commands = referredSecrets(side).map(({ keys, name, namespace }) =>
    lines(
      command('kubectl', 'create', 'secret', 'generic', name),
      command('--namespace', namespace),
      ...keys.map(key => command(`--from-file=${key}=./${key}`)),
    ),
  );
  return commands.length > 0
    ? [{ id: 'credential', commands: commands.join('\n') }]
    : [];
}

/** The placeholder for an identity that is not known yet. */
const IDENTITIES = {
  roleArn: 'ARN_OF_THE_ROLE',
  email: 'GOOGLE_SERVICE_ACCOUNT',
  uuid: 'CLIENT_ID_OF_THE_IDENTITY',
} as const;

/**
 * The commands that create the ServiceAccount and its annotation, if the pull
 * request does not contain them.
 */
export function serviceAccountSteps(side: OtherSide): OtherSideStep[] {
  const { account, store } = side;
  const auth = authOf(store.provider);
  if (!auth?.serviceAccount) {
    return [];
  }
  const { identity } = auth;
  const isAnnotated = store.withServiceAccount && store.identity;
  const at = command('--namespace', account.namespace);
  const commands = [
    ...(store.withServiceAccount
      ? []
      : [
          `${command(
            'kubectl',
            'create',
            'serviceaccount',
            account.name,
          )} ${at}`,
        ]),
    ...(identity && !isAnnotated
      ? [
          `${command(
            'kubectl',
            'annotate',
            'serviceaccount',
            account.name,
            `${identity.annotation}=${
              store.identity ?? IDENTITIES[identity.type]
            }`,
          )} ${at}`,
        ]
      : []),
  ];
  return commands.length > 0
    ? [{ id: 'serviceAccount', commands: commands.join('\n') }]
    : [];
}
