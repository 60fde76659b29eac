import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import { floeSecretsChangePermission } from '@floe/backstage-plugin-floe-secrets-common';
import { Environments } from '../catalog/environments/Environments';
import { Clock, dateOf } from '../clock/Clock';
import { newestCertificate } from '../diagnose/rules/sealed-secrets/ciphertextKeys';
import { olderKeyEvidence } from '../diagnose/rules/sealed-secrets/olderKeyEvidence';
import { ObservedCertificate, SealedSecretFacts } from '../model/observed';
import { SecretAuthorizer } from '../permissions/SecretAuthorizer';
import { SecretResources } from '../permissions/SecretResources';
import { ReadableSecret, ReadableSecrets } from '../secrets/ReadableSecrets';
import { ObservationReader } from '../store/ObservationStore';
import { CampaignScope, NewCampaignItem } from './types';

/** Most secrets of one campaign: a controller takes some minutes for them. */
export const MAX_ITEMS = 500;

/** Why a secret is not for the one who starts or resumes a campaign. */
export const NOT_ALLOWED =
  'Who started or resumed the campaign is not allowed to change this secret.';

export type CampaignSelectorOptions = {
  readable: ReadableSecrets;
  resources: SecretResources;
  authorizer: SecretAuthorizer;
  environments: Environments;
  reader: Pick<ObservationReader, 'listCertificates'>;
  clock: Clock;
};

/** Finds the secrets of a new campaign. */
export class CampaignSelector {
  readonly #options: CampaignSelectorOptions;

  constructor(options: CampaignSelectorOptions) {
    this.#options = options;
  }

  /**
   * The SealedSecrets of a scope that the caller may read, with the reasons
   * why some are left out.
   *
   * @throws InputError where they are too many, ConflictError where there is
   * nothing to do, NotAllowedError where the caller may change none of them
   */
  async select(
    scope: CampaignScope,
    credentials: BackstageCredentials,
  ): Promise<NewCampaignItem[]> {
    const { authorizer, reader, resources } = this.#options;
    const found = await this.#find(scope, credentials);
    if (found.length === 0) {
      throw new ConflictError(
        'There is no SealedSecret of a service in this scope that you may read',
      );
    }
    const newest = byCluster(
      await reader.listCertificates([
        ...new Set(found.map(({ observed }) => observed.cluster)),
      ]),
    );
    const chosen = found.flatMap(one => {
      const likely = this.#likely(one, newest.get(one.observed.cluster));
      return scope.all || likely ? [{ ...one, likely }] : [];
    });
    if (chosen.length === 0) {
      throw new ConflictError(
        `None of the ${found.length} SealedSecrets in this scope is known to have an older key. A ciphertext does not name its key: choose all of them if keys were renewed and old objects were applied again since`,
      );
    }
    if (chosen.length > MAX_ITEMS) {
      throw new InputError(
        `The scope has ${chosen.length} SealedSecrets, and a campaign at most ${MAX_ITEMS}: narrow it, for example to one environment`,
      );
    }
    const [access, own] = await Promise.all([
      authorizer.changeAccess(credentials),
      resources.getResources(chosen.map(({ observed }) => observed.id)),
    ]);
    const items = chosen.map(({ entities, likely, observed }, index) => ({
      secretId: observed.id,
      cluster: observed.cluster,
      namespace: observed.namespace,
      name: observed.name,
      uid: observed.uid,
      entityRef: entityOf(entities, scope),
      likely,
      reason: access.isAllowed(own[index])
        ? whyNot(observed.facts as SealedSecretFacts)
        : NOT_ALLOWED,
    }));
    if (items.every(({ reason }) => reason === NOT_ALLOWED)) {
      throw new NotAllowedError(
        `You are not allowed to change any of the secrets in this scope (permission ${floeSecretsChangePermission.name})`,
      );
    }
    return items;
  }

  async #find(
    { cluster, entityRef, environment, owner }: CampaignScope,
    credentials: BackstageCredentials,
  ): Promise<ReadableSecret[]> {
    const { environments, readable } = this.#options;
    const found = await readable.list(
      { kinds: ['SealedSecret'], ...(cluster && { clusters: [cluster] }) },
      credentials,
    );
    return found.filter(
      ({ entities, observed }) =>
        observed.facts.type === 'sealed-secret' &&
        // Its repository is that of its service.
        entities.length > 0 &&
        (!entityRef || entities.some(one => one.entityRef === entityRef)) &&
        (!owner || entities.some(({ owners }) => owners.includes(owner))) &&
        (!environment ||
          environments.resolve(observed.cluster, observed.namespace).name ===
            environment),
    );
  }

  /** Why an older key is likely; null where nothing shows it. */
  #likely(
    { observed }: ReadableSecret,
    newest: ObservedCertificate | undefined,
  ): string | null {
    if (!newest) {
      return null;
    }
    const { before, proof, written } = olderKeyEvidence(
      observed,
      observed.facts as SealedSecretFacts,
      newest,
      dateOf(this.#options.clock),
    );
    if (proof) {
      return `Shown by the form of a ciphertext: ${proof}.`;
    }
    return before
      ? `Last written ${written}, before the newest key began (${newest.notBefore}).`
      : null;
  }
}

function entityOf(
  entities: ReadableSecret['entities'],
  { entityRef, owner }: CampaignScope,
): string | null {
  const refs = entities
    .filter(
      one =>
        (!entityRef || one.entityRef === entityRef) &&
        (!owner || one.owners.includes(owner)),
    )
    .map(one => one.entityRef)
    .sort();
  return refs[0] ?? null;
}

function whyNot({ ciphertexts, synced }: SealedSecretFacts): string | null {
  if (ciphertexts.length === 0) {
    return 'It has no encrypted data.';
  }
  return synced?.status === 'False'
    ? 'The controller does not open it now: mend it first, see its findings.'
    : null;
}

function byCluster(
  certificates: ObservedCertificate[],
): Map<string, ObservedCertificate> {
  const names = [...new Set(certificates.map(({ cluster }) => cluster))];
  return new Map(
    names.flatMap(name => {
      const newest = newestCertificate(
        certificates.filter(({ cluster }) => cluster === name),
      );
      return newest ? [[name, newest] as const] : [];
    }),
  );
}
