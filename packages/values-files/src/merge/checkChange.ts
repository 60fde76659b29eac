import {
  ExternalSecretsChange,
  RemoteReference,
} from '../model/externalSecretsChange';
import { parseGoDuration } from '../model/goDuration';
import { CHART_EXTERNAL_SECRETS_API_VERSION } from '../chart/chartDefaults';
import { sectionsOfChange, ValuesContext } from './context';
import { ValuesFinding, valuesFinding } from './findings';

const PATH = 'floe.externalSecrets';
/** Seconds; the guide's practice: short intervals, a quarter of an hour to an hour. */
const REFRESH_MIN = 15 * 60;
const REFRESH_MAX = 60 * 60;

function checkInterval(text: string, place: string): ValuesFinding[] {
  const seconds = parseGoDuration(text)!;
  if (seconds === 0) {
    return [
      valuesFinding(
        'refresh-disabled',
        'warning',
        place,
        'With a refresh interval of zero a value is read once and never again, even after a change of the configuration',
        'Choose 15m to 1h',
      ),
    ];
  }
  if (seconds < REFRESH_MIN || seconds > REFRESH_MAX) {
    return [
      valuesFinding(
        'refresh-interval-out-of-range',
        'warning',
        place,
        'The refresh interval lies outside of 15 minutes to 1 hour, which the secrets guide recommends',
        seconds < REFRESH_MIN
          ? 'Choose 15m or more, to spare the provider'
          : 'Choose 1h or less, so that a rotated value arrives in time',
      ),
    ];
  }
  return [];
}

/**
 * The operator adds the mount and `data` itself for Vault's KV version 2; it
 * forgives them only where they are the store's own.
 */
function checkVaultPath(
  { remoteKey }: RemoteReference,
  place: string,
  { store }: ValuesContext,
): ValuesFinding[] {
  const prefix = /^\/?([^/]+)\/data\/(.+)$/.exec(remoteKey);
  const isVault = store?.provider === 'vault';
  if (
    !prefix ||
    (store?.provider && !isVault) ||
    (prefix[1] !== 'secret' && prefix[1] !== store?.mountPath)
  ) {
    return [];
  }
  const breaks = isVault && store.mountPath !== prefix[1];
  return [
    valuesFinding(
      'vault-path-has-data-prefix',
      breaks ? 'error' : 'warning',
      place,
      `A path in Vault is written without ${prefix[1]}/data, which the operator adds`,
      `Write ${prefix[2]}`,
      isVault ? 'proven' : 'likely',
    ),
  ];
}

function checkApiVersion({ cluster, chart }: ValuesContext): ValuesFinding[] {
  const served = cluster?.externalSecretsVersions?.map(
    version => version.split('/').pop()!,
  );
  const rendered =
    chart?.externalSecretsApiVersion ?? CHART_EXTERNAL_SECRETS_API_VERSION;
  if (!served?.length || served.includes(rendered.split('/').pop()!)) {
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

/** What can be said of an External Secrets change without the values file. */
export function checkExternalSecretsChange(
  change: ExternalSecretsChange,
  context: ValuesContext,
): ValuesFinding[] {
  const references = [
    ...sectionsOfChange(change).map(section => ({
      place: `${PATH}.${section}`,
      keys: change.components[section]!.keys,
      usesStore: true,
    })),
    ...change.custom.map(({ name, keys, storeRef }) => ({
      place: `${PATH}.custom[${name}]`,
      keys,
      usesStore: storeRef === undefined,
    })),
  ];
  const findings = [
    ...checkInterval(change.refreshInterval, `${PATH}.refreshInterval`),
    ...change.custom.flatMap(({ name, refreshInterval }) =>
      refreshInterval
        ? checkInterval(
            refreshInterval,
            `${PATH}.custom[${name}].refreshInterval`,
          )
        : [],
    ),
    ...references
      .filter(({ usesStore }) => usesStore)
      .flatMap(({ place, keys }) =>
        keys.flatMap(reference =>
          checkVaultPath(
            reference,
            `${place}[${reference.secretKey}]`,
            context,
          ),
        ),
      ),
    ...checkApiVersion(context),
  ];
  const clusterStores = [change.storeRef, ...change.custom.map(c => c.storeRef)]
    .filter(ref => ref?.kind === 'ClusterSecretStore')
    .map(ref => ref!.name);
  if (clusterStores.length > 0) {
    findings.push(
      valuesFinding(
        'cluster-store-used',
        'info',
        `${PATH}.secretStoreRef`,
        `${[...new Set(clusterStores)].join(
          ', ',
        )} serves the whole cluster; the secrets guide recommends stores of one namespace where possible`,
        'Ask for a SecretStore in the namespace, if the service is to be kept apart from others',
      ),
    );
  }
  return findings;
}
