import { ServiceUnavailableError } from '@backstage/errors';
import {
  looksServiceWrapped,
  type SopsServiceKey,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  DataKeyWrapper,
  KeyServiceError,
} from '@floe/backstage-plugin-floe-secrets-node';
import type { Clock } from '../clock/Clock';
import { keyName, SERVICE_NAMES } from './keyNames';

export type DataKeyWrappers = {
  [T in SopsServiceKey['type']]: DataKeyWrapper<T>;
};

/** Codes of errors of the network and of TLS in Node.js, such as ECONNREFUSED and CERT_HAS_EXPIRED. */
const ERROR_CODE = /^[A-Z][A-Z0-9_]{2,60}$/;

/** Has services encrypt data keys. Does not store or log any part of a data key, or put it into an error. */
export class DataKeys {
  readonly #options: {
    clock: Clock;
    timeoutMs: number;
    wrappers: DataKeyWrappers;
  };

  constructor(options: {
    clock: Clock;
    timeoutMs: number;
    wrappers: DataKeyWrappers;
  }) {
    this.#options = options;
  }

  /**
   * Has the service of a key encrypt a data key, or a share of one.
   *
   * @param key - one that configuration allows
   * @returns the ciphertext as SOPS keeps it under `enc`
   * @throws ServiceUnavailableError where the service refuses, is slow or
   * cannot be reached, with what to do and without the service's own words
   */
  async wrap(key: SopsServiceKey, dataKey: Uint8Array): Promise<string> {
    const { clock, timeoutMs, wrappers } = this.#options;
    const where = `${
      SERVICE_NAMES[key.type]
    } did not encrypt the data key with ${keyName(key)}`;
    const timeout = new AbortController();
    const timedOut = new Promise<never>((_, reject) => {
      timeout.signal.addEventListener('abort', () =>
        reject(timeout.signal.reason),
      );
    });
    const cancel = clock.setTimer(() => timeout.abort(), timeoutMs);
    const { type } = key;
    const wrapper = wrappers[type] as DataKeyWrapper<typeof type>;
    try {
      const enc = await Promise.race([
        wrapper.wrap(key as never, dataKey, timeout.signal),
        timedOut,
      ]);
      if (!looksServiceWrapped(type, enc)) {
        throw new KeyServiceError('its answer is no ciphertext');
      }
      return enc;
    } catch (error) {
      throw new ServiceUnavailableError(
        `${where}: ${
          timeout.signal.aborted
            ? `no answer within ${timeoutMs / 1_000} s. Try again in a moment`
            : reasonOf(error)
        }`,
      );
    } finally {
      cancel();
    }
  }

  close(): void {
    for (const wrapper of Object.values(this.#options.wrappers)) {
      wrapper.close?.();
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof KeyServiceError) {
    return error.message;
  }
  const { cause, code = (cause as { code?: unknown } | undefined)?.code } =
    error as { cause?: unknown; code?: unknown };
  return typeof code === 'string' && ERROR_CODE.test(code)
    ? `it cannot be reached (${code})`
    : 'it cannot be reached';
}
