import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { Clock } from '../clock/Clock';
import type { Feature } from '../services/Feature';
import { AllowedKeys } from './AllowedKeys';
import { CallRate } from './CallRate';
import { DataKeys, DataKeyWrappers } from './DataKeys';
import { readDataKeysConfig } from './readDataKeysConfig';
import { AwsKms } from './services/AwsKms';
import { GcpKms } from './services/GcpKms';
import { VaultTransit } from './services/VaultTransit';

type CreateDataKeysOptions = {
  clock: Clock;
  config: RootConfigService;
  /** Wrappers of other modules, which replace the built-in ones. */
  dataKeyWrappers?: Partial<DataKeyWrappers>;
};

/** What the API needs to have data keys encrypted. */
export type DataKeysParts = {
  allowedKeys: AllowedKeys;
  dataKeyRate: CallRate;
  dataKeys: DataKeys;
};

/** Data keys of SOPS files, encrypted by the services that configuration allows. */
export function createDataKeys(
  options: CreateDataKeysOptions,
): Feature & DataKeysParts {
  const { clock, config, dataKeyWrappers = {} } = options;
  const read = readDataKeysConfig(config, {
    logsIntoVaults: !dataKeyWrappers.hc_vault,
  });
  const dataKeys = new DataKeys({
    clock,
    timeoutMs: read.timeoutMs,
    wrappers: {
      kms: new AwsKms({ config, ...read.kms }),
      gcp_kms: new GcpKms(read.gcpKms),
      hc_vault: new VaultTransit(read.vaults),
      ...dataKeyWrappers,
    },
  });
  return {
    allowedKeys: new AllowedKeys(read),
    dataKeyRate: new CallRate({ clock, perMinute: read.perMinute }),
    dataKeys,
    async start() {},
    async stop() {
      dataKeys.close();
    },
  };
}
