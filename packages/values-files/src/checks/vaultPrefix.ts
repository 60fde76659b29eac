import { vaultPathHasDataPrefix } from '../rules/vaultPathHasDataPrefix';
import { Check, NewFinding } from './CheckedRelease';
import { usedStores } from './stores';

/** Keys with the `data/` of Vault's HTTP API, which the operator adds itself. */
export const vaultPrefix: Check = {
  ids: ['vault-path-has-data-prefix'],
  run: release =>
    usedStores(release).flatMap(({ known, objects }) => {
      if (known?.provider && known.provider !== 'vault') {
        return [];
      }
      const isVault = known?.provider === 'vault';
      return objects.flatMap(({ keys }) =>
        keys.flatMap(({ remoteKey }): NewFinding[] => {
          const found =
            typeof remoteKey?.value === 'string'
              ? vaultPathHasDataPrefix(remoteKey.value, {
                  version: known?.detail?.version,
                  mountPath: known?.detail && (known.detail.path ?? null),
                })
              : undefined;
          if (!found) {
            return [];
          }
          const { namesEngine, works } = found;
          return [
            {
              id: 'vault-path-has-data-prefix',
              severity: isVault && !works && namesEngine ? 'error' : 'warning',
              confidence: isVault && works ? 'proven' : 'likely',
              path: remoteKey!.path,
              summary: works
                ? 'The key contains the data/ of the HTTP API of Vault, which the operator adds itself. It works with this store only because of the names'
                : 'The key contains the data/ of the HTTP API of Vault, which the operator adds once more; it is only right if a folder has this name',
              remedy: 'Write the key without the mount and without data/',
            },
          ];
        }),
      );
    }),
};
