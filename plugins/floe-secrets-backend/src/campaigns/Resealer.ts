import { ClusterRequestError } from '@floe/backstage-plugin-floe-secrets-node';
import { JsonValue } from '@backstage/types';
import { SEALED_SECRETS_GROUP } from '../model/kinds';
import { Observer } from '../model/Observer';
import {
  askController,
  ControllerService,
} from '../observe/certificates/askController';
import { fieldsOf, nameOf } from '../observe/extract/fields';
import { readResealed, whyNotResealable } from './resealedKeys';
import { CampaignItem, KeyPrefix, ResealedKey } from './types';

/**
 * The outcome of an attempt. `blocked`: the cluster refuses every item, so those
 * of this cluster wait for a person.
 */
export type ResealOutcome =
  | {
      type: 'resealed';
      resourceVersion: string;
      ciphertexts: ResealedKey[];
      prefixes: KeyPrefix[];
    }
  | { type: 'skipped' | 'failed' | 'blocked'; reason: string }
  | { type: 'retry'; reason: string; waitMs: number | undefined };

/** Statuses after which another attempt can succeed. A 500 means that no key decrypts it. */
const TRANSIENT = [408, 429, 502, 503, 504];

/**
 * Has a Sealed Secrets controller seal an object with its newest key. It sends
 * the object only as it is in the cluster: callers name a secret and provide no
 * content, so nobody can use this to decrypt anything.
 */
export class Resealer {
  readonly #options: {
    observer: Pick<Observer, 'openGateway'>;
    servicesOf: (cluster: string) => ControllerService[];
  };

  constructor(options: {
    observer: Pick<Observer, 'openGateway'>;
    servicesOf: (cluster: string) => ControllerService[];
  }) {
    this.#options = options;
  }

  /** Has an object sealed again. Does not write to the cluster. */
  async reseal(item: CampaignItem): Promise<ResealOutcome> {
    try {
      return await this.#ask(item);
    } catch (error) {
      return outcomeOf(error, item);
    }
  }

  async #ask(item: CampaignItem): Promise<ResealOutcome> {
    const { cluster, name, namespace, uid } = item;
    const gateway = await this.#options.observer.openGateway(cluster);
    const { postToService } = gateway;
    if (!postToService) {
      return {
        type: 'blocked',
        reason: `The way in which the portal reaches cluster ${cluster} cannot ask its Sealed Secrets controller to seal again.`,
      };
    }
    const object = await readObject();
    const metadata = fieldsOf(fieldsOf(object).metadata);
    if (metadata.uid !== uid) {
      return {
        type: 'failed',
        reason:
          'It was replaced since the campaign began. Start another campaign.',
      };
    }
    const reason = whyNotResealable(object);
    if (reason !== null) {
      return { type: 'skipped', reason };
    }
    const answer = await askController(
      { gateway, services: this.#options.servicesOf(cluster) },
      service => postToService.call(gateway, service, '/v1/rotate', object),
    );
    if (answer === undefined) {
      return {
        type: 'blocked',
        reason: `No Sealed Secrets controller of cluster ${cluster} was found that can seal again (floeSecrets.sealedSecrets).`,
      };
    }
    return {
      type: 'resealed',
      resourceVersion: nameOf(metadata.resourceVersion) ?? '',
      ...readResealed(object, answer),
    };

    async function readObject(): Promise<JsonValue> {
      try {
        return await gateway.get(
          `/apis/${SEALED_SECRETS_GROUP}/v1alpha1/namespaces/${encodeURIComponent(
            namespace,
          )}/sealedsecrets/${encodeURIComponent(name)}`,
        );
      } catch (error) {
        throw error instanceof ClusterRequestError && error.status === 404
          ? new Error('It is no longer in the cluster.')
          : error;
      }
    }
  }
}

function outcomeOf(error: unknown, { cluster }: CampaignItem): ResealOutcome {
  if (!(error instanceof ClusterRequestError)) {
    return (error as Error).name === 'ServiceUnavailableError'
      ? { type: 'retry', reason: (error as Error).message, waitMs: undefined }
      : { type: 'failed', reason: (error as Error).message };
  }
  if (error.status === 403) {
    return {
      type: 'blocked',
      reason: `The portal is not allowed to have secrets sealed again in cluster ${cluster}: apply docs/rbac/floe-secrets-reseal.yaml there. It is tried again within five minutes, or at once if you pause and resume the campaign.`,
    };
  }
  const isTransient =
    error.source === 'network' ||
    (error.status !== undefined && TRANSIENT.includes(error.status));
  if (isTransient) {
    return {
      type: 'retry',
      reason:
        error.status === 429
          ? 'The controller limits how often it is asked.'
          : error.message,
      waitMs:
        error.retryAfterSeconds === undefined
          ? undefined
          : error.retryAfterSeconds * 1_000,
    };
  }
  return error.status === 500
    ? {
        type: 'failed',
        reason:
          'The controller could not seal it again: most likely none of its keys opens it. Seal the values once more.',
      }
    : { type: 'failed', reason: error.message };
}
