import { isMap } from '../chart/chartValues';
import { Check, NewFinding } from './CheckedRelease';

/** Top-level keys of the chart's own values. */
const OWN = ['dagster', 'floe', 'global', 'secrets'];

/**
 * Settings of the chart below the name of a dependency, as in the values of an
 * umbrella chart: Helm passes a dependency only what stands below its name, or
 * below `global`, so settings at the top of such a file have no effect.
 * Source: https://helm.sh/docs/chart_template_guide/subcharts_and_globals/
 */
export const umbrellaValues: Check = {
  ids: ['setting-without-effect'],
  run: ({ values }) =>
    Object.entries(values).flatMap(([name, below]): NewFinding[] => {
      const floe = isMap(below) && !OWN.includes(name) ? below.floe : undefined;
      return isMap(floe) &&
        (isMap(floe.externalSecrets) || isMap(floe.sealedSecrets))
        ? [
            {
              id: 'setting-without-effect',
              severity: 'warning',
              confidence: 'likely',
              path: [name, 'floe'],
              summary:
                'These are the values of an umbrella chart: Helm gives the floe-dagster chart only what stands below its name, and the portal reads and writes settings at the top of the file only',
              remedy:
                'Name the values file of the floe-dagster chart itself (annotation floe.dev/values), or change these settings by hand',
            },
          ]
        : [];
    }),
};
