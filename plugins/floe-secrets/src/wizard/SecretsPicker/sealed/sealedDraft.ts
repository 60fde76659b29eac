import {
  SECTIONS,
  type SealedFor,
  type SealingScopeName,
} from '@floe/values-files';
import type { SealedSecretsDraft } from '../shared/drafts';

/** What a value is sealed for; sealed for another place it cannot be opened. */
export type SealingPlace = { scope: SealingScopeName; sealedFor: SealedFor };

/** What the form starts with. */
export function initialDraft(
  sealedFor: Omit<SealedFor, 'certificateFingerprint'>,
): SealedSecretsDraft {
  return {
    approach: 'sealed-secrets',
    scope: 'strict',
    sealedFor: { ...sealedFor, certificateFingerprint: '' },
    components: {},
    custom: [],
  };
}

export function hasCiphertext(draft: SealedSecretsDraft): boolean {
  return [...Object.values(draft.components), ...draft.custom].some(
    change => change && Object.keys(change.encryptedData).length > 0,
  );
}

export function isSamePlace(a: SealingPlace, b: SealingPlace): boolean {
  return (
    a.scope === b.scope &&
    a.sealedFor.cluster === b.sealedFor.cluster &&
    a.sealedFor.namespace === b.sealedFor.namespace &&
    a.sealedFor.fullname === b.sealedFor.fullname &&
    a.sealedFor.certificateFingerprint === b.sealedFor.certificateFingerprint
  );
}

/** The draft for another place: what was sealed for the old one is dropped, since nobody could open it. */
export function moveTo(
  draft: SealedSecretsDraft,
  place: SealingPlace,
): SealedSecretsDraft {
  if (isSamePlace(draft, place)) {
    return draft;
  }
  const components = { ...draft.components };
  for (const section of SECTIONS) {
    const change = components[section];
    if (change) {
      components[section] = { ...change, encryptedData: {} };
    }
  }
  return {
    ...draft,
    scope: place.scope,
    sealedFor: place.sealedFor,
    components,
    custom: draft.custom.map(entry => ({ ...entry, encryptedData: {} })),
  };
}
