import { Check, NewFinding } from './CheckedRelease';
import { formatPath } from './valuesPath';

/** Enabled sections without keys, and keys of sections that are not enabled. */
export const sections: Check = {
  ids: ['section-disabled', 'section-without-keys'],
  run: ({ objects }) =>
    objects.flatMap(
      ({ active, disabledAt, keys, kind, path }): NewFinding[] => {
        if (active && keys.length === 0) {
          return [
            {
              id: 'section-without-keys',
              severity: 'error',
              path,
              summary: `This is enabled but has no keys: the chart renders ${
                kind === 'ExternalSecret' ? 'data' : 'encryptedData'
              } as null, which the cluster refuses`,
              remedy: 'Add a key, or disable it',
            },
          ];
        }
        return !active && keys.length > 0
          ? [
              {
                id: 'section-disabled',
                severity: 'warning',
                path: disabledAt!,
                summary: `${formatPath(
                  path,
                )} has keys but is not enabled, so the chart does not render them`,
                remedy: `Set ${formatPath(
                  disabledAt!,
                )} to true, or remove the keys`,
              },
            ]
          : [];
      },
    ),
};
