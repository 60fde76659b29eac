import { KEY_RENEWAL_MS } from '../../model/keyRenewal';
import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  ClusterGateway,
  ClusterRequestError,
} from '@floe/backstage-plugin-floe-secrets-node';
import { ObservedCertificate, ResourceState } from '../../model/observed';
import { ObservationWriter } from '../../store/ObservationWriter';
import { Backoff, jitter } from '../Backoff';
import { Clock, sleep, timestamp } from '../../clock/Clock';
import { ResourceStatusBoard } from '../recording/ResourceStatusBoard';
import { Recovery } from '../reflector/Recovery';
import { ControllerService } from './askController';
import { fetchCertificate } from './fetchCertificate';

const REFETCH_MS = 60 * 60_000;
const MIN_REFETCH_MS = 60_000;

const SEALING_CERTIFICATE = 'sealing-certificate';

type CertificateKeeperOptions = {
  writer: Pick<ObservationWriter, 'writeCertificate'>;
  /** Where the controller of a cluster may be; the first that exists counts. */
  servicesOf(cluster: string): ControllerService[];
  logger: LoggerService;
  clock: Clock;
  onNewCertificate(cluster: string): void;
};

/**
 * Fetches and stores the sealing certificates of clusters; old ones are kept.
 */
export class CertificateKeeper {
  readonly #options: CertificateKeeperOptions;
  readonly #newest = new Map<string, string>();

  constructor(options: CertificateKeeperOptions) {
    this.#options = options;
  }

  /**
   * Fetches a cluster's certificate each hour until the signal aborts, and more
   * often while there is none.
   */
  async keep(options: {
    gateway: ClusterGateway;
    board: ResourceStatusBoard;
    recovery: Recovery;
    signal: AbortSignal;
  }): Promise<void> {
    const { board, gateway, recovery, signal } = options;
    const { clock, logger } = this.#options;
    const backoff = new Backoff({ baseMs: 5_000, maxMs: 10 * 60_000 });
    const report = (state: ResourceState, reason: string | null) =>
      board.setState(SEALING_CERTIFICATE, state, reason);
    while (!signal.aborted) {
      const before = recovery.signal;
      try {
        const certificate = await this.fetch(gateway, signal);
        if (certificate) {
          board.contacted(SEALING_CERTIFICATE);
          report('watching', null);
          backoff.reset();
          await sleep(
            clock,
            Math.min(jitter(REFETCH_MS), this.#untilRenewal(certificate)),
            signal,
          );
          continue;
        }
        // The Service may be created after the CRDs.
        report('not-served', this.missingReason(gateway.clusterName));
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        const { message } = toError(error);
        const { status, source } = error as Partial<ClusterRequestError>;
        const isForbidden = source === 'cluster' && status === 403;
        report(isForbidden ? 'forbidden' : 'failing', message);
        logger.debug(`No sealing certificate: ${message}`);
      }
      const delay = backoff.next();
      await recovery.pause({ clock, backoff, delay, before, signal });
    }
  }

  /** Fetches a cluster's certificate and stores it. */
  async fetch(
    gateway: ClusterGateway,
    signal?: AbortSignal,
  ): Promise<ObservedCertificate | undefined> {
    const { clock, writer, servicesOf, onNewCertificate } = this.#options;
    const { clusterName } = gateway;
    const certificate = await fetchCertificate({
      gateway,
      services: servicesOf(clusterName),
      now: timestamp(clock),
      signal,
    });
    if (certificate) {
      await writer.writeCertificate(certificate);
      if (this.#newest.get(clusterName) !== certificate.fingerprint) {
        this.#newest.set(clusterName, certificate.fingerprint);
        onNewCertificate(clusterName);
      }
    }
    return certificate;
  }

  /** The advice if no controller was found. */
  missingReason(cluster: string): string {
    const services = this.#options
      .servicesOf(cluster)
      .map(({ namespace, name }) => `${namespace}/${name}`);
    return `Cluster "${cluster}" has no service ${services.join(
      ' or ',
    )}. Set floeSecrets.sealedSecrets to the namespace and service of the Sealed Secrets controller.`;
  }

  #untilRenewal({ notBefore }: ObservedCertificate): number {
    const renewal = Date.parse(notBefore) + KEY_RENEWAL_MS;
    const rest = renewal - this.#options.clock.now();
    return rest > 0 ? Math.max(rest, MIN_REFETCH_MS) : REFETCH_MS;
  }
}
