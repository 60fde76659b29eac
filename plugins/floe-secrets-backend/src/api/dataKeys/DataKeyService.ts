import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  DataKeyWrapRequest,
  parseSopsServiceKey,
  SopsServiceKey,
  valuesPathSchema,
  WrappedDataKey,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RepositoryAddresses } from '@floe/backstage-plugin-floe-secrets-node';
import type { Request } from 'express';
import { audited } from '../../audit/audited';
import { principalKey } from '../../catalog/principal';
import { Clock, timestamp } from '../../clock/Clock';
import { DataKeysParts } from '../../dataKeys/createDataKeys';
import { keyName, SERVICE_NAMES } from '../../dataKeys/keyNames';
import { echo } from '../../model/masking/echo';
import { EntitySecretsService } from '../entities/EntitySecretsService';
import { findPlace } from '../preview/findPlace';
import { locationOf } from '../preview/locationOf';
import { ValuesFileReader } from '../preview/ValuesFileReader';
import { SopsRuleReader } from '../sopsPlan/SopsRuleReader';
import { ruleAllows } from '../sopsPlan/withServiceKeys';
import { tooManyDataKeys } from './tooManyDataKeys';

/** A data key, or a share of one, which has a byte more. */
const DATA_KEY_BYTES = [32, 33];

type DataKeyServiceOptions = DataKeysParts & {
  addresses: RepositoryAddresses;
  auditor: AuditorService;
  clock: Clock;
  entitySecrets: Pick<EntitySecretsService, 'getEntitySecrets'>;
  files: ValuesFileReader;
  rules: SopsRuleReader;
};

type Wrapping = {
  input: DataKeyWrapRequest;
  key: SopsServiceKey;
  path: string;
  dataKey: Buffer;
};

/** Has the data keys of new SOPS files encrypted by the services of their recipients. */
export class DataKeyService {
  readonly #options: DataKeyServiceOptions;

  constructor(options: DataKeyServiceOptions) {
    this.#options = options;
  }

  /**
   * Has a service encrypt the data key of a new file, or a share of it. The
   * data key is neither kept nor logged, and no part of an event or an error.
   *
   * @throws InputError if the key, the path or the data key is malformed,
   * NotFoundError if there is no such entity, environment, repository or
   * branch for the caller, NotAllowedError if the caller may not change its
   * secrets, or configuration or the rule of the file does not name the key,
   * an error with status 429 if the caller asks too often,
   * ServiceUnavailableError if the Git host or the service does not answer
   */
  async wrap(
    input: DataKeyWrapRequest,
    credentials: BackstageCredentials,
    request: Request | undefined,
  ): Promise<WrappedDataKey> {
    const key = parseSopsServiceKey(input.key);
    const path = pathOf(input.path);
    const dataKey = dataKeyOf(input.dataKey);
    const { entityRef, environment } = input;
    try {
      return await audited(
        this.#options.auditor,
        {
          id: 'data-key-wrap',
          caller: { credentials, request },
          meta: {
            entityRef: echo(entityRef),
            environment: echo(environment),
            path: echo(path),
            key: { type: key.type, name: echo(keyName(key)) },
          },
        },
        () => this.#wrap({ input, key, path, dataKey }, credentials),
      );
    } finally {
      dataKey.fill(0);
    }
  }

  async #wrap(
    { dataKey, input, key, path }: Wrapping,
    credentials: BackstageCredentials,
  ): Promise<WrappedDataKey> {
    const { addresses, allowedKeys, clock, dataKeyRate, dataKeys } =
      this.#options;
    const { entitySecrets, files, rules } = this.#options;
    const waitMs = dataKeyRate.take(principalKey(credentials));
    if (waitMs !== undefined) {
      throw tooManyDataKeys(waitMs);
    }
    const { service } = await entitySecrets.getEntitySecrets(
      input.entityRef,
      credentials,
    );
    const { environment } = findPlace(service, input);
    if (!allowedKeys.allows(environment.name, key)) {
      throw new NotAllowedError(
        `floeSecrets.dataKeys.keys names no key ${keyName(key)} of ${
          SERVICE_NAMES[key.type]
        }${
          key.type === 'kms' && key.role ? ` with the role ${key.role}` : ''
        } for ${
          environment.name
        }. Ask an administrator of the portal to add it, or a key holder to encrypt the file with sops`,
      );
    }
    const branch = await files.branchOf(locationOf(service, addresses));
    const { config, rule } = await rules.read(branch, path);
    if (!ruleAllows(rule, key)) {
      throw new NotAllowedError(
        rule.status === 'matched'
          ? `Rule ${rule.number} of ${
              config.path
            } is for ${path} and does not name the key ${keyName(
              key,
            )} with this role, context and profile. The rule may have changed: open the form again`
          : `sops cannot use ${config.path} for ${path}, so no key is a recipient of it. Correct it first`,
      );
    }
    const enc = await dataKeys.wrap(key, dataKey);
    return { enc, created_at: `${timestamp(clock).slice(0, 19)}Z` };
  }
}

function pathOf(path: string): string {
  const parsed = valuesPathSchema.safeParse(path);
  if (!parsed.success) {
    throw new InputError(`path: ${parsed.error.issues[0].message}`);
  }
  return parsed.data;
}

/** Never quotes what it refuses. */
function dataKeyOf(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  const isDataKey =
    DATA_KEY_BYTES.includes(bytes.length) && bytes.toString('base64') === text;
  if (!isDataKey) {
    throw new InputError(
      'dataKey: must be 32 bytes, or 33 of a share, in base64',
    );
  }
  return bytes;
}
