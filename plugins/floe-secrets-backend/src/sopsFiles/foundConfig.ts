import { SopsConfig } from '@floe/sops';

/** A `.sops.yaml`, as far as it can be used. */
export type FoundConfig = {
  /** From the repository's root. */
  path: string;
  url: string;
  /** Its folder with a slash at the end; empty for the root. */
  folder: string;
  /** Another one that is farther out: sops takes it where it is run outside of the folder. */
  outerPath?: string;
  content: { config: SopsConfig } | { unusable: string };
};
