import {
  ExternalSecretsChange,
  RemoteReference,
  StoreReference,
} from '../model/externalSecretsChange';
import { formatDuration } from '../model/formatDuration';
import { parseGoDuration } from '../model/goDuration';
import { CHART_EXTERNAL_SECRETS_API_VERSION } from '../chart/chartDefaults';
import { ChartValues } from '../chart/chartValues';
import { apiVersionNotServed } from '../rules/apiVersionNotServed';
import { clusterStoreUsed } from '../rules/clusterStoreUsed';
import {
  GUIDE_REFRESH_BOUNDS,
  refreshDisabled,
  refreshIntervalOutOfRange,
} from '../rules/refresh';
import { vaultPathHasDataPrefix } from '../rules/vaultPathHasDataPrefix';
import { sectionsOfChange, ValuesContext } from './context';
import { ValuesFinding, valuesFinding } from './findings';
import { approachValues } from './presentKeys';

const PATH = 'floe.externalSecrets';

function checkInterval(
  text: string,
  place: string,
  { policy }: ValuesContext,
): ValuesFinding[] {
  const own = policy?.refreshInterval;
  const bounds = own
    ? { refreshMinSeconds: own.minSeconds, refreshMaxSeconds: own.maxSeconds }
    : GUIDE_REFRESH_BOUNDS;
  const facts = {
    intervalSeconds: parseGoDuration(text) ?? null,
    // The chart renders neither generators nor a refresh policy.
    generated: false,
  };
  const min = formatDuration(bounds.refreshMinSeconds);
  const max = formatDuration(bounds.refreshMaxSeconds);
  if (refreshDisabled(facts)) {
    return [
      valuesFinding(
        'refresh-disabled',
        'warning',
        place,
        'With a refresh interval of zero or less a value is read once and never again, even after a change of the configuration',
        `Choose ${min} to ${max}`,
      ),
    ];
  }
  const side = refreshIntervalOutOfRange(facts, bounds);
  return side
    ? [
        valuesFinding(
          'refresh-interval-out-of-range',
          'warning',
          place,
          `The refresh interval is outside of ${min} to ${max}, which ${
            own ? 'the environment requires' : 'the secrets guide recommends'
          }`,
          side === 'too-short'
            ? `Choose ${min} or more, to spare the provider`
            : `Choose ${max} or less, so that a rotated value arrives in time`,
        ),
      ]
    : [];
}

function checkVaultPath(
  { remoteKey }: RemoteReference,
  storeRef: StoreReference,
  place: string,
  { stores }: ValuesContext,
): ValuesFinding[] {
  const store = stores?.find(
    ({ kind, name }) => kind === storeRef.kind && name === storeRef.name,
  );
  if (store?.provider && store.provider !== 'vault') {
    return [];
  }
  const isVault = store?.provider === 'vault';
  const found = vaultPathHasDataPrefix(remoteKey, {
    version: store?.detail?.version,
    mountPath: store?.detail && (store.detail.path ?? null),
  });
  if (!found) {
    return [];
  }
  const { namesEngine, suggestion, works } = found;
  return [
    valuesFinding(
      'vault-path-has-data-prefix',
      isVault && !works && namesEngine ? 'error' : 'warning',
      place,
      works
        ? 'The key contains the data/ of the HTTP API of Vault, which the operator adds itself. It works with this store only because of the names'
        : 'The key contains the data/ of the HTTP API of Vault, which the operator adds once more; it is only right if a folder has this name',
      `Write ${suggestion}`,
      isVault && works ? 'proven' : 'likely',
    ),
  ];
}

function checkApiVersion({ cluster, chart }: ValuesContext): ValuesFinding[] {
  const rendered =
    chart?.externalSecretsApiVersion ?? CHART_EXTERNAL_SECRETS_API_VERSION;
  const served = apiVersionNotServed(
    rendered,
    cluster?.externalSecretsVersions,
  );
  if (!served) {
    return [];
  }
  const isKnown = chart?.externalSecretsApiVersion !== undefined;
  return [
    valuesFinding(
      'api-version-not-served',
      isKnown ? 'error' : 'warning',
      PATH,
      `The chart${
        isKnown ? '' : ' in version 0.1.0'
      } renders ${rendered}, and the cluster ${
        cluster!.name
      } serves ${served.join(', ')} only, so that helm upgrade would fail`,
      isKnown
        ? 'Upgrade the chart, or ask the platform team to serve the version'
        : 'Check that the chart you deploy renders a version that the cluster serves',
      isKnown ? 'proven' : 'likely',
    ),
  ];
}

/** The store that the sections read from after the change. */
function storeOf(
  { storeRef }: ExternalSecretsChange,
  after: ChartValues,
): StoreReference {
  const own = approachValues(after, 'external-secrets');
  return (
    storeRef ?? {
      kind:
        own.secretStoreKind === 'ClusterSecretStore'
          ? 'ClusterSecretStore'
          : 'SecretStore',
      name: String(own.secretStoreRef ?? ''),
    }
  );
}

/**
 * The findings of a change for External Secrets.
 *
 * @param after - values of the release with the change
 */
export function checkExternalSecretsChange(
  change: ExternalSecretsChange,
  context: ValuesContext,
  after: ChartValues,
): ValuesFinding[] {
  const store = storeOf(change, after);
  const references = [
    ...sectionsOfChange(change).map(section => ({
      place: `${PATH}.${section}`,
      keys: change.components[section]!.keys,
      storeRef: store,
    })),
    ...change.custom.map(({ name, keys = [], storeRef }) => ({
      place: `${PATH}.custom[${name}]`,
      keys,
      storeRef: storeRef ?? store,
    })),
  ];
  const findings = [
    ...(change.refreshInterval
      ? checkInterval(
          change.refreshInterval,
          `${PATH}.refreshInterval`,
          context,
        )
      : []),
    ...change.custom.flatMap(({ name, refreshInterval }) =>
      refreshInterval
        ? checkInterval(
            refreshInterval,
            `${PATH}.custom[${name}].refreshInterval`,
            context,
          )
        : [],
    ),
    ...references.flatMap(({ place, keys, storeRef }) =>
      keys.flatMap(reference =>
        checkVaultPath(
          reference,
          storeRef,
          `${place}[${reference.secretKey}]`,
          context,
        ),
      ),
    ),
    ...checkApiVersion(context),
  ];
  const clusterStores = clusterStoreUsed([
    ...(change.storeRef ? [change.storeRef] : []),
    ...change.custom.map(({ storeRef }) => storeRef),
  ]);
  if (clusterStores.length > 0) {
    findings.push(
      valuesFinding(
        'cluster-store-used',
        'info',
        `${PATH}.secretStoreRef`,
        `${clusterStores.join(
          ', ',
        )} serves the whole cluster; the secrets guide recommends stores of one namespace where possible`,
        'Ask for a SecretStore in the namespace, if the service must be isolated from others',
      ),
    );
  }
  return findings;
}
