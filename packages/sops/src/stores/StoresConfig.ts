/**
 * How sops lays files out: `stores` of `.sops.yaml`.
 *
 * @public
 */
export type StoresConfig = {
  /** Spaces of a level, of which YAML has 4 by default; 0 means the default too. */
  yaml?: { indent?: number };
  /** Spaces of a level; JSON has a tab by default, which -1 means too. */
  json?: { indent?: number };
  /** The same for files that are encrypted as a whole. */
  json_binary?: { indent?: number };
};
