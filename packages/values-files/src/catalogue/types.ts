import { Section } from '../model/sections';

/** A key of a component's Secret. @public */
export type KeyDescription = {
  secretKey: string;
  /** Label in forms. */
  title: string;
  /** Conventional property of the remote secret. */
  property?: string;
  /** Whether the engine requires it. */
  required: boolean;
  /** Whether it must be hidden while it is typed; a host name need not be. */
  sensitive: boolean;
};

/** The keys of a component's Secret for one engine. @public */
export type EngineDescription = {
  engine: string;
  title: string;
  /** Last part of the remote key, by convention. */
  remoteName: string;
  keys: readonly KeyDescription[];
  /**
   * `chart`: the names are from the chart's own examples. `suggested`: neither
   * the chart nor its guide has names; the deployment chooses them.
   */
  convention: 'chart' | 'suggested';
};

/** A section of the chart that makes one Secret. @public */
export type ComponentDescription = {
  section: Section;
  /** The label `app.kubernetes.io/component` of its objects. */
  component: string;
  title: string;
  description: string;
  engines: readonly EngineDescription[];
};
