import { setTimeout as pause } from 'node:timers/promises';

/** The address of a replica, and a token for it. */
export type Address = { url: string; token: string };
/** Throws if an answer is wrong. */
export type Check = (body: any) => void;
export type Question = { path: string; check: Check };

/** After this time without an answer a caller gives up, and the run fails. */
const PATIENCE_MS = 120_000;
const RETRY_MS = 500;

/**
 * Callers that send one request after the other, distributed as by a load
 * balancer: to one replica after the other, and once more if one is lost or
 * reports that it cannot answer now.
 */
export class Callers {
  /** Milliseconds from request to answer, including retries. */
  readonly samples: number[] = [];
  /** The retried failures, and how often. */
  readonly retried = new Map<string, number>();
  #turn = 0;

  /** @param replicas - those that the load balancer knows now */
  readonly #replicas: () => readonly Address[];
  readonly #next: () => Question;

  constructor(replicas: () => readonly Address[], next: () => Question) {
    this.#replicas = replicas;
    this.#next = next;
  }

  /** Runs this many callers until `isOver`; rejects at the first wrong answer. */
  async run(callers: number, isOver: () => boolean): Promise<void> {
    await Promise.all(
      Array.from({ length: callers }, async () => {
        while (!isOver()) {
          const started = performance.now();
          await this.#ask(this.#next(), started);
          this.samples.push(performance.now() - started);
        }
      }),
    );
  }

  async #ask({ path, check }: Question, started: number): Promise<void> {
    for (;;) {
      const answer = await this.#try(path);
      if (answer.body !== undefined) {
        check(answer.body);
        return;
      }
      this.retried.set(
        answer.failure,
        (this.retried.get(answer.failure) ?? 0) + 1,
      );
      if (performance.now() - started > PATIENCE_MS) {
        throw new Error(`${path} had no answer: ${answer.failure}`);
      }
      await pause(RETRY_MS);
    }
  }

  async #try(
    path: string,
  ): Promise<
    { body: any; failure: string } | { body?: undefined; failure: string }
  > {
    const replicas = this.#replicas();
    this.#turn += 1;
    const { url, token } = replicas[this.#turn % replicas.length];
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${url}${path}`, {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      text = await response.text();
    } catch (error) {
      return { failure: `connection: ${(error as any).cause?.code ?? error}` };
    }
    // Backstage answers 401 while it cannot read its signing keys from the
    // database.
    if (response.status >= 500 || response.status === 401) {
      return { failure: `HTTP ${response.status}` };
    }
    if (response.status !== 200) {
      throw new Error(`${path} answered ${response.status}: ${text}`);
    }
    return { body: JSON.parse(text), failure: '' };
  }
}
