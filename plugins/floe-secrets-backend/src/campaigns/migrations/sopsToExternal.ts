import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { annotateSecret } from '../../diagnose/commands';
import { ObservedSecret } from '../../model/observed';
import { SopsFileFacts, SopsManifest } from '../../model/sopsFile';
import { CampaignItem } from '../types';
import {
  MigrationRules,
  MigrationState,
  SeenMigration,
} from './MigrationRules';
import { assessUnmanaged, isOfRelease, unmanaged } from './plainToExternal';

type File = ObservedSecret & { facts: SopsFileFacts };

/** A file with manifests of Secrets, which Flux decrypts. */
function isManifestFile(secret: ObservedSecret | undefined): secret is File {
  return (
    secret?.facts.type === 'sops-file' &&
    secret.facts.encrypted &&
    secret.facts.manifests.length > 0
  );
}

function onlyManifest(file: File): SopsManifest | undefined {
  const { manifests } = file.facts;
  return manifests.length === 1 ? manifests[0] : undefined;
}

/** The same as without SOPS; a file has to be gone from Git too. */
function assess(
  item: Parameters<typeof assessUnmanaged>[0],
  seen: SeenMigration,
): MigrationState {
  const state = assessUnmanaged(item, seen);
  return state.step === null && isManifestFile(seen.source)
    ? {
        step: 'remove',
        reason:
          'The encrypted file is still in the repository, so that Flux would write its values again.',
      }
    : state;
}

/** Has the deployment keep the Secret when it is no longer part of it. */
function keep(item: CampaignItem, observed: ObservedSecret): Remedy {
  return isManifestFile(observed)
    ? {
        title:
          'Have Flux keep the Secret when it is no longer in the repository (annotation of the Secret in the cluster)',
        // Flux takes away what kubectl sets under its own name
        // (`ApplyCleanupOptions` in kustomize-controller).
        command: annotateSecret(
          item,
          '--overwrite',
          'kustomize.toolkit.fluxcd.io/prune=disabled',
          '--field-manager=flux-client-side-apply',
        ),
      }
    : {
        title:
          'Have Helm keep the Secret when it is no longer part of the release (annotation of the Secret in the cluster)',
        command: annotateSecret(
          item,
          '--overwrite',
          'helm.sh/resource-policy=keep',
        ),
      };
}

/**
 * From a Secret that SOPS encrypts in Git to an ExternalSecret: one that Helm
 * makes of values, or one whose manifest Flux applies.
 */
export const sopsToExternal: MigrationRules = {
  ...unmanaged,
  sources: ['plain-secret', 'sops-file'],
  what: 'Secret of a service that a Helm release makes of its values, or that Flux decrypts',
  takesPart: secret => isOfRelease(secret) || isManifestFile(secret),
  secretOf: secret => {
    const manifest = isManifestFile(secret) ? onlyManifest(secret) : undefined;
    return {
      name: manifest?.name ?? secret.name,
      namespace: manifest?.namespace ?? secret.namespace,
    };
  },
  keysOf: (secret, target) =>
    isManifestFile(secret) && !onlyManifest(secret)
      ? []
      : unmanaged.keysOf(secret, target),
  whyNot: secret =>
    isManifestFile(secret) && !onlyManifest(secret)
      ? 'The file has several Secrets. Give each a file of its own first.'
      : unmanaged.whyNot(secret),
  assess,
  inCluster: (item, observed) =>
    item.step === 'release' ? keep(item, observed) : null,
};
