import { SopsFileChange } from '@floe/backstage-plugin-floe-secrets-common';

/** The input for a new file. */
export type SopsFileSource = {
  change: SopsFileChange;
  /** Namespace of the Secret of a manifest. */
  namespace: string;
  /**
   * The `.sops.yaml` that sops uses in the folder of the file, or the one to be
   * written.
   */
  config: { path: string; text: string | undefined };
};
