import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { compilePattern } from '../collections/pattern';
import { ObservedStore } from '../model/observed';

/**
 * The URL of a provider's console for a store, with placeholders for the key;
 * undefined if none is configured.
 */
export type ConsoleOf = (store: ObservedStore) => string | undefined;

/**
 * Reads `floeSecrets.consoles`: the pages of remote keys for providers whose
 * console cannot be derived from the store, such as a Vault that the operator
 * reaches within the cluster. The first matching entry counts.
 *
 * @throws InputError if an address is not an https URL
 */
export function readConsoles(config: Config): ConsoleOf {
  const entries = (
    config.getOptionalConfigArray('floeSecrets.consoles') ?? []
  ).map((entry, index) => {
    const url = entry.getString('url');
    if (!/^https?:\/\/[^/{}]+\//.test(url)) {
      throw new InputError(
        `floeSecrets.consoles[${index}].url must begin with https:// and a host, without a placeholder in the host`,
      );
    }
    return {
      provider: entry.getString('provider'),
      matches: compilePattern(entry.getOptionalString('server') ?? '*'),
      url,
    };
  });
  return ({ detail, provider }) =>
    entries.find(
      entry =>
        entry.provider === provider &&
        entry.matches(detail.server ?? detail.url ?? detail.vaultUrl ?? ''),
    )?.url;
}
