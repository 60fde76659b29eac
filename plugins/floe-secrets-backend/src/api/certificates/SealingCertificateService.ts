import {
  AuditorService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { SealingCertificate } from '@floe/backstage-plugin-floe-secrets-common';
import type { Request } from 'express';
import { Clock, dateOf } from '../../clock/Clock';
import { certificateFinding } from '../../diagnose';
import { ObservedCertificate } from '../../model/observed';
import { Observer } from '../../model/Observer';
import { ObservationReader } from '../../store/ObservationStore';
import { newestCertificate } from '../../diagnose/rules/sealed-secrets/ciphertextKeys';
import { PlaceAccess } from '../../secrets/PlaceAccess';
import { echo } from '../../model/masking/echo';

/** An older answer of the cluster is requested again: keys are renewed at any time. */
const FRESH_MS = 5 * 60_000;
/** How long a cluster that did not give one is not asked again. */
const FAILED_MS = 60_000;

export type SealingCertificateServiceOptions = {
  reader: ObservationReader;
  observer: Pick<Observer, 'refreshSealingCertificate'>;
  access: PlaceAccess;
  auditor: AuditorService;
  logger: LoggerService;
  clock: Clock;
};

/** Answers with which certificate values are sealed for a cluster. */
export class SealingCertificateService {
  readonly #options: SealingCertificateServiceOptions;
  /** Of each cluster that is being asked: all who come meanwhile share it. */
  readonly #flights = new Map<string, Promise<ObservedCertificate>>();
  /** Why a cluster gave none lately. */
  readonly #failures = new Map<string, { error: Error; at: number }>();

  constructor(options: SealingCertificateServiceOptions) {
    this.#options = options;
  }

  /**
   * The newest certificate. The cluster is asked where the stored one is
   * older than a few minutes, once for all who wait, and not again for a
   * minute after it did not answer. Then the stored one is given, with the
   * time at which it was read.
   *
   * @throws NotFoundError if the cluster or its controller is not there
   */
  async get(
    cluster: string,
    credentials: BackstageCredentials,
    request: Request,
  ): Promise<SealingCertificate> {
    const access = await this.#options.access.of(credentials);
    const [[known], places] = await Promise.all([
      this.#options.reader.listClusters([cluster]),
      access.inspect([cluster]),
    ]);
    if (!known?.configured || !places.mayReadCluster(cluster)) {
      throw new NotFoundError(`There is no cluster ${echo(cluster)}`);
    }
    const all = await this.#options.reader.listCertificates([cluster]);
    const stored = newestCertificate(all);
    const age = stored
      ? this.#options.clock.now() - Date.parse(stored.fetchedAt)
      : Infinity;
    // The clock of the replica that read it may be ahead.
    if (stored && Math.abs(age) < FRESH_MS) {
      return this.#compose(stored, { all, isCurrent: true });
    }
    const read = await this.#refresh(cluster, stored, request);
    return this.#compose(read, { all, isCurrent: read !== stored });
  }

  async #refresh(
    cluster: string,
    stored: ObservedCertificate | undefined,
    request: Request,
  ): Promise<ObservedCertificate> {
    try {
      return await this.#fetchShared(cluster, request);
    } catch (error) {
      if (stored) {
        return stored;
      }
      throw isTold(error)
        ? error
        : new ServiceUnavailableError(
            `The cluster ${cluster} does not give its sealing certificate`,
            error,
          );
    }
  }

  #fetchShared(
    cluster: string,
    request: Request,
  ): Promise<ObservedCertificate> {
    const failure = this.#failures.get(cluster);
    if (failure && this.#options.clock.now() - failure.at < FAILED_MS) {
      return Promise.reject(failure.error);
    }
    const flight =
      this.#flights.get(cluster) ??
      this.#fetch(cluster, request).finally(() =>
        this.#flights.delete(cluster),
      );
    this.#flights.set(cluster, flight);
    return flight;
  }

  async #fetch(
    cluster: string,
    request: Request,
  ): Promise<ObservedCertificate> {
    const { auditor, logger, observer } = this.#options;
    const event = await auditor.createEvent({
      eventId: 'sealing-certificate-fetch',
      severityLevel: 'medium',
      request,
      meta: { cluster },
    });
    try {
      const certificate = await observer.refreshSealingCertificate(cluster);
      this.#failures.delete(cluster);
      await event.success({ meta: { fingerprint: certificate.fingerprint } });
      return certificate;
    } catch (error) {
      this.#failures.set(cluster, {
        error: error as Error,
        at: this.#options.clock.now(),
      });
      await event.fail({ error: error as Error });
      logger.warn(
        `The sealing certificate of cluster ${cluster} could not be read again`,
        error as Error,
      );
      throw error;
    }
  }

  #compose(
    certificate: ObservedCertificate,
    { all, isCurrent }: { all: ObservedCertificate[]; isCurrent: boolean },
  ): SealingCertificate {
    const finding = certificateFinding(
      certificate,
      dateOf(this.#options.clock),
    );
    return {
      cluster: certificate.cluster,
      pem: certificate.pem,
      fingerprint: certificate.fingerprint,
      notBefore: certificate.notBefore,
      notAfter: certificate.notAfter,
      keySize: certificate.keySize,
      fetchedAt: certificate.fetchedAt,
      controller: certificate.controller,
      isCurrent,
      knownFingerprints: [
        ...new Set([certificate, ...all].map(({ fingerprint }) => fingerprint)),
      ],
      findings: finding ? [finding] : [],
    };
  }
}

/** Whether an error already says in words what stands in the way. */
function isTold(error: unknown): boolean {
  return ['NotFoundError', 'ServiceUnavailableError'].includes(
    (error as Error).name,
  );
}
