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
  floeSecretsPermissions,
  floeSecretsReadPermission,
  floeSecretsRefreshPermission,
} from '@floe/backstage-plugin-floe-secrets-common';
import { AnswerCache } from '../async/AnswerCache';
import { principalKey } from '../catalog/principal';
import {
  FloeSecretCriteria,
  FloeSecretResource,
  floeSecretResourceRef,
} from './resource';

/** How long the decisions for a principal are cached. */
const FRESH_MS = 10_000;
const MAX_PRINCIPALS = 5_000;

type FloeSecretsPermission = (typeof floeSecretsPermissions)[number];

/** The framework's decisions for one principal. */
type Decisions = Map<FloeSecretsPermission, PolicyDecision>;

/** The secrets that one principal may read. */
export type SecretAccess = {
  /** Whether everything may be read, so that no secret has to be checked. */
  unconditional: boolean;
  /** The same as criteria; undefined if everything may be read. */
  criteria: PermissionCriteria<FloeSecretCriteria> | undefined;
  mayRead(resource: FloeSecretResource): boolean;
};

/** Where one principal may do something, of where that one may read. */
export type ActionAccess = {
  /** Whether the action is allowed everywhere. */
  unconditional: boolean;
  isAllowed(resource: FloeSecretResource | undefined): boolean;
};

/**
 * Asks the permission framework once for a principal, and applies its
 * conditions here.
 */
export class SecretAuthorizer {
  readonly #cache: AnswerCache<Decisions, BackstageCredentials>;
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
    this.#cache = new AnswerCache({
      who: 'The permission backend',
      max: MAX_PRINCIPALS,
      freshMs: options.freshMs ?? FRESH_MS,
      ask: async credentials => {
        const decisions = await options.permissions.authorizeConditional(
          floeSecretsPermissions.map(permission => ({ permission })),
          { credentials },
        );
        return new Map(
          floeSecretsPermissions.map((permission, index) => [
            permission,
            decisions[index],
          ]),
        );
      },
    });
  }

  /**
   * Returns what the caller may read.
   *
   * @throws NotAllowedError if the caller may not read anything
   */
  async readAccess(credentials: BackstageCredentials): Promise<SecretAccess> {
    const decision = await this.#decide(floeSecretsReadPermission, credentials);
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

  /** Returns what the caller may refresh, within what the caller may read. */
  async refreshAccess(
    credentials: BackstageCredentials,
  ): Promise<ActionAccess> {
    return this.#actionAccess(floeSecretsRefreshPermission, credentials);
  }

  /** Where the caller may change secrets, of where the caller may read them. */
  async changeAccess(credentials: BackstageCredentials): Promise<ActionAccess> {
    return this.#actionAccess(floeSecretsChangePermission, credentials);
  }

  async #actionAccess(
    permission: FloeSecretsPermission,
    credentials: BackstageCredentials,
  ): Promise<ActionAccess> {
    const decision = await this.#decide(permission, credentials);
    return {
      unconditional: decision.result === AuthorizeResult.ALLOW,
      isAllowed: resource => this.#isAuthorized(decision, resource),
    };
  }

  async #decide(
    permission: FloeSecretsPermission,
    credentials: BackstageCredentials,
  ): Promise<PolicyDecision> {
    const decisions = await this.#cache.get(
      principalKey(credentials),
      credentials,
    );
    return decisions.get(permission)!;
  }
}
