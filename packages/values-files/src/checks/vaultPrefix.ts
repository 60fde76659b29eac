import { vaultKeyFindings } from '../merge/ruleFindings';
import { Check } from './CheckedRelease';
import { usedStores } from './stores';

/** Keys with the `data/` of Vault's HTTP API, which the operator adds itself. */
export const vaultPrefix: Check = {
  ids: ['vault-path-has-data-prefix'],
  run: release =>
    usedStores(release).flatMap(({ known, objects }) =>
      objects.flatMap(({ keys }) =>
        keys.flatMap(({ remoteKey }) =>
          typeof remoteKey?.value === 'string'
            ? vaultKeyFindings(remoteKey.value, known).map(finding => ({
                ...finding,
                // A finding of a check quotes no text of the file.
                remedy: 'Write the key without the mount and without data/',
                path: remoteKey.path,
              }))
            : [],
        ),
      ),
    ),
};
