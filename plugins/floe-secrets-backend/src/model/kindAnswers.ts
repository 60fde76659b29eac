import { RemoteRef } from '@floe/backstage-plugin-floe-secrets-common';
import { StoreKind } from './kinds';
import { ObservedEvent } from './observed';

/**
 * What an object for several namespaces creates in each of them, and its
 * progress.
 */
export type Children = {
  kind: string;
  name: string;
  provisionedNamespaces: string[];
  failedNamespaces: { namespace: string; reason: string }[];
};

/** What the operator skipped although it reports success. */
export type Shortfall = {
  /** The operator has written no target, or pushed nothing. */
  hasNoTarget: boolean;
  /**
   * References that have no value at the provider, so their keys are missing in
   * the target.
   */
  missing: RemoteRef[];
  /** Events that name what was missing, newest first. */
  events: ObservedEvent[];
};

/** A reference to a store. */
export type StoreRef = { kind: StoreKind; name: string };

/** A referenced object other than a store. */
export type OriginRef = { kind: string; name: string };

/** Where a Secret is. */
export type TargetAddress = {
  cluster: string;
  namespace: string;
  name: string;
};
