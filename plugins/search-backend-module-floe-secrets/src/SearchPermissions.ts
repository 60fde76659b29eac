import {
  AuthService,
  LoggerService,
  PermissionsService,
  PermissionsServiceRequestOptions,
} from '@backstage/backend-plugin-api';
import {
  AuthorizePermissionRequest,
  AuthorizePermissionResponse,
  AuthorizeResult,
  QueryPermissionRequest,
  QueryPermissionResponse,
} from '@backstage/plugin-permission-common';
import {
  FloeSecretsApi,
  floeSecretsReadPermission,
  ManagedSecret,
  RESOURCE_TYPE_FLOE_SECRET,
} from '@floe/backstage-plugin-floe-secrets-common';
import { parseResultRef } from './resultRef';

/** Ids of one request. */
const TOGETHER = 100;

/** Makes the search backend look at each result. */
const EACH_RESULT: QueryPermissionResponse = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'floe-secrets',
  resourceType: RESOURCE_TYPE_FLOE_SECRET,
  conditions: {
    rule: 'SHOWN_TO_CALLER',
    resourceType: RESOURCE_TYPE_FLOE_SECRET,
    params: {},
  },
};

/** Whether a request is about the result of a search for secrets. */
function isResult(
  request: AuthorizePermissionRequest,
): request is AuthorizePermissionRequest & { resourceRef: string } {
  return (
    request.permission.name === floeSecretsReadPermission.name &&
    request.resourceRef !== undefined
  );
}

/**
 * The permissions of the search backend. It asks one permission for each
 * result, and a secret is hidden by two: the policy's, and the catalog's for
 * the entities that it belongs to. So what the policy allows as a whole is
 * looked at one by one, and of each secret the floe-secrets backend, which
 * knows both, is asked as the caller. Other permissions are passed on.
 */
export class SearchPermissions implements PermissionsService {
  readonly #permissions: PermissionsService;
  readonly #api: Pick<FloeSecretsApi, 'listSecrets'>;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;

  constructor(options: {
    permissions: PermissionsService;
    api: Pick<FloeSecretsApi, 'listSecrets'>;
    auth: AuthService;
    logger: LoggerService;
  }) {
    this.#permissions = options.permissions;
    this.#api = options.api;
    this.#auth = options.auth;
    this.#logger = options.logger;
  }

  async authorize(
    requests: AuthorizePermissionRequest[],
    options: PermissionsServiceRequestOptions,
  ): Promise<AuthorizePermissionResponse[]> {
    const others = requests.filter(request => !isResult(request));
    const [seen, decided] = await Promise.all([
      this.#seen(requests.filter(isResult), options),
      others.length > 0 ? this.#permissions.authorize(others, options) : [],
    ]);
    const rest = decided.values();
    return requests.map(request => {
      if (!isResult(request)) {
        return rest.next().value!;
      }
      const { entityRef, id } = parseResultRef(request.resourceRef);
      const entityRefs = seen.get(id);
      const isShown =
        entityRefs !== undefined &&
        (entityRef === undefined || entityRefs.includes(entityRef));
      return {
        result: isShown ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      };
    });
  }

  async authorizeConditional(
    requests: QueryPermissionRequest[],
    options: PermissionsServiceRequestOptions,
  ): Promise<QueryPermissionResponse[]> {
    const decisions = await this.#permissions.authorizeConditional(
      requests,
      options,
    );
    return decisions.map((decision, index) =>
      requests[index].permission.name === floeSecretsReadPermission.name &&
      decision.result === AuthorizeResult.ALLOW
        ? EACH_RESULT
        : decision,
    );
  }

  /** The secrets that the caller may read, with the entities of each that the caller sees. */
  async #seen(
    requests: { resourceRef: string }[],
    { credentials }: PermissionsServiceRequestOptions,
  ): Promise<Map<string, string[]>> {
    const ids = [
      ...new Set(
        requests.map(({ resourceRef }) => parseResultRef(resourceRef).id),
      ),
    ];
    const seen: Pick<ManagedSecret, 'id' | 'entityRefs'>[] = [];
    try {
      for (let start = 0; start < ids.length; start += TOGETHER) {
        const { token } = await this.#auth.getPluginRequestToken({
          onBehalfOf: credentials,
          targetPluginId: 'floe-secrets',
        });
        const { items } = await this.#api.listSecrets(
          { id: ids.slice(start, start + TOGETHER), limit: TOGETHER },
          { token },
        );
        seen.push(...items);
      }
    } catch (error) {
      this.#logger.warn(
        `The results of the search that are secrets are left out: the floe-secrets backend did not say which of them may be shown: ${error}`,
      );
      return new Map();
    }
    return new Map(seen.map(({ entityRefs, id }) => [id, entityRefs]));
  }
}
