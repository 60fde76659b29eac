import { ObservedStore } from '../model/observed';

/** Where the consoles of AWS are, by the region. */
function awsConsole(region: string): string {
  if (region.startsWith('cn-')) {
    return `https://${region}.console.amazonaws.cn`;
  }
  return region.startsWith('us-gov-')
    ? 'https://console.amazonaws-us-gov.com'
    : `https://${region}.console.aws.amazon.com`;
}

function awsLink(
  { region, service }: Record<string, string>,
  key: string,
): string | undefined {
  if (!/^[a-z]{2}(?:-[a-z]+)+-\d+$/.test(region ?? '')) {
    return undefined;
  }
  const name = encodeURIComponent(key);
  return service === 'ParameterStore'
    ? `${awsConsole(
        region,
      )}/systems-manager/parameters/${name}/description?region=${region}`
    : `${awsConsole(
        region,
      )}/secretsmanager/secret?name=${name}&region=${region}`;
}

function googleLink(
  { projectID }: Record<string, string>,
  key: string,
): string | undefined {
  const [, project = projectID, name = key] =
    /^projects\/([^/]+)\/secrets\/([^/]+)$/.exec(key) ?? [];
  return project && /^[\w-]+$/.test(name)
    ? `https://console.cloud.google.com/security/secret-manager/secret/${name}/versions?project=${encodeURIComponent(
        project,
      )}`
    : undefined;
}

const AZURE_ASSETS: Readonly<Record<string, string>> = {
  secret: 'Secret',
  key: 'Key',
  cert: 'Certificate',
};

function azureLink(
  { tenantId = '', vaultUrl }: Record<string, string>,
  key: string,
): string | undefined {
  const [, type = 'secret', name] =
    /^(?:(secret|key|cert)\/)?([0-9A-Za-z-]+)$/.exec(key) ?? [];
  const plural = type === 'cert' ? 'certificates' : `${type}s`;
  return vaultUrl && name
    ? `https://portal.azure.com/#@${encodeURIComponent(
        tenantId,
      )}/asset/Microsoft_Azure_KeyVault/${
        AZURE_ASSETS[type]
      }/${vaultUrl.replace(/\/$/, '')}/${plural}/${name}`
    : undefined;
}

/** A configured URL with the key and the store's settings filled in. */
function configuredLink(
  url: string,
  { namespace = '', path = 'secret', server = '' }: Record<string, string>,
  key: string,
): string {
  const values: Record<string, string> = {
    key,
    mount: path,
    namespace,
    server,
  };
  return url.replace(/\{(key|mount|namespace|server)\}/g, (_, name: string) =>
    encodeURIComponent(values[name]),
  );
}

/**
 * The page of a remote key in the console of its provider. For Vault it has to
 * be configured, because the operator's address is often reachable only within
 * the cluster.
 */
export function remoteKeyLink(
  store: Pick<ObservedStore, 'console' | 'detail' | 'provider'>,
  key: string,
): string | undefined {
  const { console: configured, detail, provider } = store;
  if (configured) {
    return configuredLink(configured, detail, key);
  }
  switch (provider) {
    case 'aws':
      return awsLink(detail, key);
    case 'gcpsm':
      return googleLink(detail, key);
    case 'azurekv':
      return azureLink(detail, key);
    default:
      return undefined;
  }
}
