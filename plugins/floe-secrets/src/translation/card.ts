/** The cards of entities in the catalog. */
export const cardMessages = {
  title: 'Secrets',
  worst: 'What needs attention',
  due_one: '{{count}} is due for rotation.',
  due_other: '{{count}} are due for rotation.',
  problem:
    'An annotation of this entity cannot be used. The Secrets tab says which.',
  someUnseen: 'Some clusters cannot be seen.',
  empty: {
    service: 'No secret of {{name}} is known.',
    system: 'No part of {{name}} has a secret that you may see.',
    domain: 'No system of {{name}} has a secret that you may see.',
    owner: 'Nothing that {{name}} owns has a secret that you may see.',
  },
  moreSecrets_one: '{{count}} more secret needs attention.',
  moreSecrets_other: '{{count}} more secrets need attention.',
  moreCauses_one: '{{count}} more cause needs attention.',
  moreCauses_other: '{{count}} more causes need attention.',
  openTab: 'Open the Secrets tab',
  listAll: 'List these secrets',
} as const;
