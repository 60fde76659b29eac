import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  PermissionCriteria,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  ConditionTransformer,
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  floeSecretsChangePermission,
  floeSecretsReadPermission,
  floeSecretsRefreshPermission,
} from '@floe/backstage-plugin-floe-secrets-common';
import { LRUCache } from 'lru-cache';
import { principalKey } from '../service/entities/principal';
import {
  FloeSecretCriteria,
  FloeSecretResource,
  floeSecretResourceRef,
} from './resource';

/** How long a decision is believed for the principal that it was made for. */
const FRESH_MS = 10_000;
const MAX_PRINCIPALS = 5_000;

type Question = {
  permission:
    | typeof floeSecretsReadPermission
    | typeof floeSecretsRefreshPermission
    | typeof floeSecretsChangePermission;
  credentials: BackstageCredentials;
};

/** What one principal may read. */
export type SecretAccess = {
  /** Whether everything may be read, without a look at the single secret. */
  unconditional: boolean;
  /** The same for a query; undefined where everything may be read. */
  criteria: PermissionCriteria<FloeSecretCriteria> | undefined;
  mayRead(resource: FloeSecretResource): boolean;
};

/** What one principal may refresh, of what that one may read. */
export type RefreshAccess = {
  /** Whether everything may be refreshed. */
  unconditional: boolean;
  mayRefresh(resource: FloeSecretResource | undefined): boolean;
};

/** Where one principal may change secrets, of where that one may read them. */
export type ChangeAccess = {
  /** Whether that is everywhere. */
  unconditional: boolean;
  mayChange(resource: FloeSecretResource | undefined): boolean;
};

/** Asks the permission framework once for a principal, and applies its conditions here. */
export class SecretAuthorizer {
  readonly #cache: LRUCache<string, PolicyDecision, Question>;
  readonly #isAuthorized: (
    decision: PolicyDecision,
    resource: FloeSecretResource | undefined,
  ) => boolean;
  readonly #toCriteria: ConditionTransformer<FloeSecretCriteria>;

  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    freshMs?: number;
  }) {
    const rules = options.permissionsRegistry.getPermissionRuleset(
      floeSecretResourceRef,
    );
    this.#isAuthorized = createConditionAuthorizer(rules);
    this.#toCriteria = createConditionTransformer(rules);
    this.#cache = new LRUCache({
      max: MAX_PRINCIPALS,
      ttl: options.freshMs ?? FRESH_MS,
      fetchMethod: async (_key, _stale, { context }) => {
        const [decision] = await options.permissions.authorizeConditional(
          [{ permission: context.permission }],
          { credentials: context.credentials },
        );
        return decision;
      },
    });
  }

  /**
   * What the caller may read.
   *
   * @throws NotAllowedError where that is nothing at all
   */
  async readAccess(credentials: BackstageCredentials): Promise<SecretAccess> {
    const decision = await this.#decide({
      permission: floeSecretsReadPermission,
      credentials,
    });
    if (decision.result === AuthorizeResult.DENY) {
      throw new NotAllowedError(
        `You are not allowed to read the state of secrets (permission ${floeSecretsReadPermission.name})`,
      );
    }
    return {
      unconditional: decision.result === AuthorizeResult.ALLOW,
      criteria:
        decision.result === AuthorizeResult.CONDITIONAL
          ? this.#toCriteria(decision.conditions)
          : undefined,
      mayRead: resource => this.#isAuthorized(decision, resource),
    };
  }

  /** What the caller may refresh of what the caller may read. */
  async refreshAccess(
    credentials: BackstageCredentials,
  ): Promise<RefreshAccess> {
    const decision = await this.#decide({
      permission: floeSecretsRefreshPermission,
      credentials,
    });
    return {
      unconditional: decision.result === AuthorizeResult.ALLOW,
      mayRefresh: resource => this.#isAuthorized(decision, resource),
    };
  }

  /** Where the caller may change secrets, of where the caller may read them. */
  async changeAccess(credentials: BackstageCredentials): Promise<ChangeAccess> {
    const decision = await this.#decide({
      permission: floeSecretsChangePermission,
      credentials,
    });
    return {
      unconditional: decision.result === AuthorizeResult.ALLOW,
      mayChange: resource => this.#isAuthorized(decision, resource),
    };
  }

  #decide(question: Question): Promise<PolicyDecision> {
    return this.#cache.forceFetch(
      `${question.permission.name} ${principalKey(question.credentials)}`,
      { context: question },
    );
  }
}
