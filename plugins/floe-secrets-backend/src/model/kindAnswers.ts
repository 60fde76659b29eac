import { RemoteRef } from '@floe/backstage-plugin-floe-secrets-common';
import { StoreKind } from './kinds';
import { ObservedEvent } from './observed';

/** What an object for several namespaces makes in each of them, and how far it has come. */
export type Made = {
  kind: string;
  name: string;
  provisionedNamespaces: string[];
  failedNamespaces: { namespace: string; reason: string }[];
};

/** What an operator's success leaves out. */
export type Shortfall = {
  /** The operator has written no target, or pushed nothing. */
  hasNoTarget: boolean;
  /** References of which the provider had nothing, so their keys are not in the target. */
  missing: RemoteRef[];
  /** Events that name what was missing, newest first. */
  events: ObservedEvent[];
};

/** A store as a managed secret names it. */
export type StoreRef = { kind: StoreKind; name: string };

/** An object beside stores that a managed secret refers to. */
export type OriginRef = { kind: string; name: string };

/** Where a Secret is. */
export type TargetAddress = {
  cluster: string;
  namespace: string;
  name: string;
};
