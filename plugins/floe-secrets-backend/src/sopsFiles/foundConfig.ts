import { SopsConfig } from '@floe/sops';

/** A `.sops.yaml`, as far as it is valid. */
export type FoundConfig = {
  /** From the repository's root. */
  path: string;
  url: string;
  /** Its folder with a trailing slash; empty for the root. */
  folder: string;
  /**
   * Another one in an outer folder: sops uses it if it is run outside of the
   * inner folder.
   */
  outerPath?: string;
  content: { config: SopsConfig } | { unusable: string };
};
