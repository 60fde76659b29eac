import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { compilePattern } from '../catalog/environments/pattern';
import { ObservedStore } from '../model/observed';

/** The address of a provider's console for a store, with places for the key; undefined where none is configured. */
export type ConsoleOf = (store: ObservedStore) => string | undefined;

/**
 * Reads `floeSecrets.consoles`: where the pages of remote keys are of providers
 * whose own address does not tell, such as Vault, which the operator reaches
 * within the cluster. The first entry that matches counts.
 *
 * @throws InputError if an address is no URL of the web
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
