import { CampaignCiphertexts } from '@floe/backstage-plugin-floe-secrets-common';
import { ciphertextDigest } from '@floe/backstage-plugin-floe-secrets-node';
import { FoundCiphertext, replaceCiphertexts } from './ciphertexts';

/** A file of the repository, with its possible ciphertexts. */
export type ScannedFile = {
  path: string;
  text: string;
  found: FoundCiphertext[];
};

/** The outcome for each item of a campaign in one repository. */
export type ResealPlan = {
  /** The changed files, with their new text. */
  files: { path: string; text: string }[];
  replaced: CampaignCiphertexts[];
  /** Items whose new ciphertexts the files already have. */
  done: CampaignCiphertexts[];
  /** Items for which the files have other ciphertexts than the cluster had. */
  conflicts: CampaignCiphertexts[];
};

/**
 * Decides what to replace: for each item, all ciphertexts or none, and only if
 * the file has the ciphertexts that the cluster had when they were sealed
 * again. A ciphertext is random, so its digest identifies its place.
 */
export function planReseal(
  items: readonly CampaignCiphertexts[],
  files: readonly ScannedFile[],
): ResealPlan {
  const present = new Set(
    files.flatMap(({ found }) => found.map(({ digest }) => digest)),
  );
  const plan: ResealPlan = { files: [], replaced: [], done: [], conflicts: [] };
  const replacements = new Map<string, string>();
  for (const item of items) {
    const isOld = item.keys.map(({ replaces }) => present.has(replaces));
    const isNew = item.keys.map(({ ciphertext }) =>
      present.has(ciphertextDigest(ciphertext)),
    );
    if (isNew.every(Boolean)) {
      plan.done.push(item);
    } else if (item.keys.every((_, index) => isOld[index] || isNew[index])) {
      plan.replaced.push(item);
      item.keys.forEach(({ ciphertext, replaces }) =>
        replacements.set(replaces, ciphertext),
      );
    } else {
      plan.conflicts.push(item);
    }
  }
  plan.files = files.flatMap(({ found, path, text }) => {
    const changed = replaceCiphertexts(text, found, replacements);
    return changed === text ? [] : [{ path, text: changed }];
  });
  return plan;
}
