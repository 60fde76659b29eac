import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { extractFluxKustomization } from '../../../observe/extract/fluxKustomization';
import { History } from './History';
import { PAST } from './Stores';

type Ready = {
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
  generation: number;
  since: number;
};

type Attempt = {
  generation: number;
  revision: number;
  error: string | null;
  reason: string;
  /** Whether the Secret was there when it ended. */
  left: boolean;
  ended: boolean;
};

/** As `kustomization_controller.go` of Flux's kustomize-controller 1.9.6 does. */
export class KustomizationHistory extends History {
  #revision = 1;
  #opens = true;
  #isHealthy = true;
  #isSuspended = false;
  #target = false;
  #ready: Ready | null = null;
  #observed: number | null = null;
  #applied: number | null = null;
  #attempted: number | null = null;
  #history: { first: number; last: number; status: string }[] = [];
  #attempt: Attempt | null = null;

  constructor() {
    const commit = (opens: boolean) => () => {
      this.#revision++;
      this.#opens = opens;
    };
    const suspend = (isSuspended: boolean) => () => {
      if (this.#isSuspended !== isSuspended) {
        this.#isSuspended = isSuspended;
        this.changeSpec();
      }
    };
    super(
      'Kustomization',
      'kustomize.toolkit.fluxcd.io/v1',
      extractFluxKustomization,
      {
        attempt: () => {
          this.#begin();
          this.#end();
        },
        'attempt again': () => {
          this.#begin();
          this.#end();
        },
        'attempt begins': () => this.#begin(),
        'attempt ends': () => this.#end(),
        'revision that opens': commit(true),
        'revision that does not open': commit(false),
        'spec changes': () => this.changeSpec(),
        'is suspended': suspend(true),
        'is resumed': suspend(false),
        'another object is unhealthy': () => {
          this.#isHealthy = false;
        },
        'another object is healthy': () => {
          this.#isHealthy = true;
        },
        'target is deleted': () => {
          this.#target = false;
        },
      },
    );
  }

  #begin(): void {
    if (this.#isSuspended || this.#attempt?.ended === false) {
      return;
    }
    this.#attempt = {
      generation: this.generation,
      revision: this.#revision,
      error: null,
      reason: '',
      left: this.#attempt?.left ?? false,
      ended: false,
    };
    this.#attempted = this.#revision;
    this.#turn('Unknown', 'Progressing', 'Reconciliation in progress');
  }

  #end(): void {
    const attempt = this.#attempt;
    if (!attempt || attempt.ended) {
      return;
    }
    attempt.ended = true;
    attempt.left = this.#target;
    if (!this.#opens) {
      this.#fail(
        attempt,
        'BuildFailed',
        "decryption failed for 'Secret.v1.[noGrp]/db': failed to decrypt and format 'shop/db' Secret data: cannot get sops data key: Failed to get the data key required to decrypt the SOPS file.",
      );
      return;
    }
    this.#target = true;
    attempt.left = true;
    if (!this.#isHealthy) {
      this.#note('HealthCheckFailed');
      this.#fail(
        attempt,
        'HealthCheckFailed',
        "timeout waiting for: [Deployment/shop/web status: 'InProgress']",
      );
      return;
    }
    this.#note('ReconciliationSucceeded');
    this.#applied = attempt.revision;
    this.#observed = attempt.generation;
    this.#turn(
      'True',
      'ReconciliationSucceeded',
      `Applied revision: main@sha1:${attempt.revision}`,
    );
  }

  #fail(attempt: Attempt, reason: string, error: string): void {
    Object.assign(attempt, { error, reason });
    this.#observed = -1;
    this.recorder.record('Warning', reason, error, this.now);
    this.#turn('False', reason, error);
  }

  #note(status: string): void {
    this.#history.push({ first: this.now, last: this.now, status });
  }

  #turn(status: Ready['status'], reason: string, message: string): void {
    this.#ready = {
      ...{ status, reason, message },
      generation: this.#attempt!.generation,
      since:
        this.#ready?.status === status && this.#ready.reason === reason
          ? this.#ready.since
          : this.now,
    };
  }

  protected body() {
    const ready = this.#ready;
    const revision = (number: number | null) =>
      number === null ? undefined : `main@sha1:${number}`;
    return {
      spec: {
        interval: '5m',
        prune: true,
        suspend: this.#isSuspended,
        decryption: { provider: 'sops', secretRef: { name: 'sops-age' } },
      },
      status: ready
        ? {
            observedGeneration: this.#observed ?? undefined,
            lastAppliedRevision: revision(this.#applied),
            lastAttemptedRevision: revision(this.#attempted),
            ...(this.#history.length
              ? {
                  inventory: { entries: [{ id: 'shop_db__Secret', v: 'v1' }] },
                }
              : {}),
            history: this.#history.slice(-5).map(({ first, last, status }) => ({
              firstReconciled: this.time(first),
              lastReconciled: this.time(last),
              lastReconciledStatus: status,
            })),
            conditions: [
              {
                type: 'Ready',
                status: ready.status,
                reason: ready.reason,
                message: ready.message,
                observedGeneration: ready.generation,
                lastTransitionTime: this.time(ready.since),
              },
            ],
          }
        : undefined,
    };
  }

  protected targetExists(seesSecrets: boolean): boolean | null {
    return seesSecrets && this.#history.length > 0 ? this.#target : null;
  }

  hasTarget(seesSecrets: boolean): boolean {
    const exists = seesSecrets ? this.#target : this.#attempt?.left === true;
    return exists && this.#applied === this.#attempted;
  }

  denies({ id }: Finding, seesSecrets: boolean): string | undefined {
    const attempt = this.#attempt;
    switch (id) {
      case 'sops-decryption-failed':
        return this.#lastEnded(/decryption failed/);
      case 'sync-failed':
        return this.#lastEnded(/./);
      case 'target-missing':
        return (seesSecrets ? this.#target : attempt?.left)
          ? 'the target is there'
          : undefined;
      case 'change-pending':
        return this.#observed === this.generation &&
          this.#applied === this.#attempted
          ? 'the generation is applied'
          : undefined;
      case 'never-synced':
        return this.#applied === null ? undefined : 'it was synced';
      default:
        return undefined;
    }
  }

  #lastEnded(words: RegExp): string | undefined {
    return this.#attempt?.ended === false ||
      words.test(this.#attempt?.error ?? '')
      ? undefined
      : 'the last attempt differs';
  }

  isGone({ id, summary }: Finding, seesSecrets: boolean): string | undefined {
    const attempt = this.#attempt;
    if (PAST.test(summary) || !attempt) {
      return undefined;
    }
    if (
      ['sops-decryption-failed', 'sync-failed'].includes(id) &&
      !this.#isSuspended &&
      attempt.generation !== this.generation
    ) {
      return 'the object was changed since';
    }
    return seesSecrets && this.#target && id === 'target-missing'
      ? 'the target is there'
      : undefined;
  }
}
