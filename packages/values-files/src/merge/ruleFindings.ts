import { CHART_EXTERNAL_SECRETS_API_VERSION } from '../chart/chartDefaults';
import { formatDuration } from '../model/formatDuration';
import { parseGoDuration } from '../model/goDuration';
import { apiVersionNotServed } from '../rules/apiVersionNotServed';
import { clusterStoreUsed } from '../rules/clusterStoreUsed';
import {
  refreshBounds,
  refreshDisabled,
  refreshIntervalOutOfRange,
} from '../rules/refresh';
import { vaultPathHasDataPrefix } from '../rules/vaultPathHasDataPrefix';
import { KnownStore, ValuesContext } from './context';
import { ValuesFinding } from './findings';

/**
 * The words of a change and of a check for the verdict of a rule; each adds
 * where the values have it.
 */
export interface RuleFinding
  extends Pick<ValuesFinding, 'id' | 'severity' | 'confidence' | 'summary'> {
  remedy: string;
}

/**
 * What the rules report of a refresh interval.
 *
 * @param text - not a Go duration: no finding
 */
export function intervalFindings(
  text: string,
  own: NonNullable<ValuesContext['policy']>['refreshInterval'],
): RuleFinding[] {
  const bounds = refreshBounds(own);
  const facts = {
    intervalSeconds: parseGoDuration(text) ?? null,
    // The chart renders neither generators nor a refresh policy.
    generated: false,
  };
  const min = formatDuration(bounds.refreshMinSeconds);
  const max = formatDuration(bounds.refreshMaxSeconds);
  const disabled = refreshDisabled(facts);
  if (disabled) {
    return [
      {
        id: 'refresh-disabled',
        ...seriousness(disabled),
        summary:
          'With a refresh interval of zero or less a value is read once and never again, even after a change of the configuration',
        remedy: `Choose ${min} to ${max}`,
      },
    ];
  }
  const side = refreshIntervalOutOfRange(facts, bounds);
  return side
    ? [
        {
          id: 'refresh-interval-out-of-range',
          ...seriousness(side),
          summary: `The refresh interval is outside of ${min} to ${max}, which ${
            own ? 'the environment requires' : 'the secrets guide recommends'
          }`,
          remedy:
            side.cause === 'too-short'
              ? `Choose ${min} or more, to spare the provider`
              : `Choose ${max} or less, so that a rotated value arrives in time`,
        },
      ]
    : [];
}

/**
 * What the rules report of the key of a value at a provider.
 *
 * @param store - undefined if nothing is known of it
 */
export function vaultKeyFindings(
  key: string,
  store: KnownStore | undefined,
): RuleFinding[] {
  const found = vaultPathHasDataPrefix(key, {
    provider: store?.provider,
    version: store?.detail?.version,
    mountPath: store?.detail && (store.detail.path ?? null),
  });
  return found
    ? [
        {
          id: 'vault-path-has-data-prefix',
          ...seriousness(found),
          summary: found.works
            ? 'The key contains the data/ of the HTTP API of Vault, which the operator adds itself. It works with this store only because of the names'
            : 'The key contains the data/ of the HTTP API of Vault, which the operator adds once more; it is only right if a folder has this name',
          remedy: `Write ${found.suggestion}`,
        },
      ]
    : [];
}

/** What the rules report of the API version that a chart renders. */
export function apiVersionFindings({
  chart,
  cluster,
}: Pick<ValuesContext, 'chart' | 'cluster'>): RuleFinding[] {
  const configured = chart?.externalSecretsApiVersion;
  const rendered = configured ?? CHART_EXTERNAL_SECRETS_API_VERSION;
  const found = apiVersionNotServed(
    rendered,
    cluster?.externalSecretsVersions,
    configured !== undefined,
  );
  return found
    ? [
        {
          id: 'api-version-not-served',
          ...seriousness(found),
          summary: `The chart${
            configured ? '' : ' in version 0.1.0'
          } renders ${rendered}, and the cluster ${
            cluster?.name ?? ''
          } serves ${found.served.join(
            ', ',
          )} only, so that helm upgrade would fail`,
          remedy: configured
            ? 'Upgrade the chart, or ask the platform team to serve the version'
            : 'Check that the chart you deploy renders a version that the cluster serves',
        },
      ]
    : [];
}

/**
 * What the rules report of the stores that are named.
 *
 * @param shown - the form of a name in the summary
 */
export function clusterStoreFindings(
  stores: Parameters<typeof clusterStoreUsed>[0],
  shown: (name: string) => string = name => name,
): RuleFinding[] {
  const found = clusterStoreUsed(stores);
  return found
    ? [
        {
          id: 'cluster-store-used',
          ...seriousness(found),
          summary: `${found.names
            .map(shown)
            .join(
              ', ',
            )} serves the whole cluster; the secrets guide recommends stores of one namespace where possible`,
          remedy:
            'Ask for a SecretStore in the namespace, if the service must be isolated from others',
        },
      ]
    : [];
}

/** The words for an annotation that looks like a scope of sealing and is none. */
export const ANNOTATION_TEXT = {
  summary:
    'This annotation looks like a scope, but the controller accepts only the prefix sealedsecrets.bitnami.com and the text "true"',
  remedy: 'Correct or remove it',
};

function seriousness({
  confidence,
  severity,
}: Pick<RuleFinding, 'severity' | 'confidence'>) {
  return { severity, confidence };
}
