import { CampaignCiphertexts } from '@floe/backstage-plugin-floe-secrets-common';
import { ciphertextDigest } from '@floe/backstage-plugin-floe-secrets-node';
import { FoundCiphertext, replaceCiphertexts } from './ciphertexts';

/** A file of the repository, with what looks like ciphertexts in it. */
export type ScannedFile = {
  path: string;
  text: string;
  found: FoundCiphertext[];
};

/** What becomes of each item of a campaign in one repository. */
export type ResealPlan = {
  /** The files that change, with their new text. */
  files: { path: string; text: string }[];
  replaced: CampaignCiphertexts[];
  /** Items that the files have the new ciphertexts of already. */
  done: CampaignCiphertexts[];
  /** Items of which the files have other ciphertexts than the cluster had. */
  conflicts: CampaignCiphertexts[];
};

/**
 * Decides what to replace: of each item all ciphertexts or none, and only
 * where the file has what the cluster had when it was sealed again. A
 * ciphertext is random, so its digest finds its one place.
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
