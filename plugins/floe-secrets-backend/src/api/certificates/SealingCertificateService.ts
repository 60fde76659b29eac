import {
  AuditorService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { SealingCertificate } from '@floe/backstage-plugin-floe-secrets-common';
import { JsonObject } from '@backstage/types';
import type { Request } from 'express';
import { audited, Caller } from '../../audit/audited';
import { Clock, dateOf } from '../../clock/Clock';
import { certificateFinding } from '../../diagnose';
import { ObservedCertificate } from '../../model/observed';
import { Observer } from '../../model/Observer';
import { ObservationReader } from '../../store/ObservationStore';
import { newestCertificate } from '../../diagnose/rules/sealed-secrets/ciphertextKeys';
import { PlaceAccess } from '../../secrets/PlaceAccess';
import { echo } from '../../model/masking/echo';

/** Maximum age of a cached certificate: keys can be renewed at any time. */
const FRESH_MS = 5 * 60_000;
/** How long to wait before asking a cluster again after a failure. */
const FAILED_MS = 60_000;

type SealingCertificateServiceOptions = {
  reader: ObservationReader;
  observer: Pick<Observer, 'refreshSealingCertificate'>;
  access: PlaceAccess;
  auditor: AuditorService;
  logger: LoggerService;
  clock: Clock;
};

/** Returns the certificate that values are sealed with for a cluster. */
export class SealingCertificateService {
  readonly #options: SealingCertificateServiceOptions;
  /** Running requests by cluster; concurrent callers share them. */
  readonly #flights = new Map<string, Promise<ObservedCertificate>>();
  /** The last error of each cluster. */
  readonly #failures = new Map<string, { error: Error; at: number }>();

  constructor(options: SealingCertificateServiceOptions) {
    this.#options = options;
  }

  /**
   * The newest certificate. If the stored one is older than a few minutes, the
   * cluster is asked, once for all waiting callers. If it does not answer, it
   * is not asked again for a minute, and the stored certificate is returned
   * with the time at which it was read.
   *
   * @throws NotFoundError if the cluster or its controller does not exist
   */
  async get(
    cluster: string,
    credentials: BackstageCredentials,
    request: Request,
  ): Promise<SealingCertificate> {
    const caller = { credentials, request };
    try {
      await this.#requireReadable(cluster, credentials);
    } catch (error) {
      return await this.#audited<never>(echo(cluster), caller, () =>
        Promise.reject(error),
      );
    }
    const all = await this.#options.reader.listCertificates([cluster]);
    const stored = newestCertificate(all);
    const age = stored
      ? this.#options.clock.now() - Date.parse(stored.fetchedAt)
      : Infinity;
    // The clock of the replica that read the certificate may be ahead.
    if (stored && Math.abs(age) < FRESH_MS) {
      return this.#compose(stored, { all, isCurrent: true });
    }
    const read = await this.#refresh(cluster, stored, caller);
    return this.#compose(read, { all, isCurrent: read !== stored });
  }

  /**
   * @throws NotFoundError if the cluster does not exist or is hidden from the
   * caller
   */
  async #requireReadable(
    cluster: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const access = await this.#options.access.of(credentials);
    const [[known], places] = await Promise.all([
      this.#options.reader.listClusters([cluster]),
      access.inspect([cluster]),
    ]);
    if (!known?.configured || !places.mayReadCluster(cluster)) {
      throw new NotFoundError(`There is no cluster ${echo(cluster)}`);
    }
  }

  async #refresh(
    cluster: string,
    stored: ObservedCertificate | undefined,
    caller: Caller,
  ): Promise<ObservedCertificate> {
    try {
      return await this.#fetchShared(cluster, caller);
    } catch (error) {
      if (stored) {
        return stored;
      }
      throw isReportable(error)
        ? error
        : new ServiceUnavailableError(
            `The cluster ${cluster} does not give its sealing certificate`,
            error,
          );
    }
  }

  #fetchShared(cluster: string, caller: Caller): Promise<ObservedCertificate> {
    const failure = this.#failures.get(cluster);
    if (failure && this.#options.clock.now() - failure.at < FAILED_MS) {
      return Promise.reject(failure.error);
    }
    const flight =
      this.#flights.get(cluster) ??
      this.#fetch(cluster, caller).finally(() => this.#flights.delete(cluster));
    this.#flights.set(cluster, flight);
    return flight;
  }

  async #fetch(cluster: string, caller: Caller): Promise<ObservedCertificate> {
    const { logger, observer } = this.#options;
    try {
      return await this.#audited(cluster, caller, async meta => {
        const certificate = await observer.refreshSealingCertificate(cluster);
        this.#failures.delete(cluster);
        meta.fingerprint = certificate.fingerprint;
        return certificate;
      });
    } catch (error) {
      this.#failures.set(cluster, {
        error: error as Error,
        at: this.#options.clock.now(),
      });
      logger.warn(
        `The sealing certificate of cluster ${cluster} could not be read again`,
        error as Error,
      );
      throw error;
    }
  }

  async #audited<T>(
    cluster: string,
    caller: Caller,
    run: (meta: JsonObject) => Promise<T>,
  ): Promise<T> {
    return await audited(
      this.#options.auditor,
      { id: 'sealing-certificate-fetch', caller, meta: { cluster } },
      run,
    );
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

/** Whether the message of an error is written for users. */
function isReportable(error: unknown): boolean {
  return ['NotFoundError', 'ServiceUnavailableError'].includes(
    (error as Error).name,
  );
}
