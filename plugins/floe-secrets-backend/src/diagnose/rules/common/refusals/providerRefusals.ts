import { Refusal } from './Refusal';

/**
 * Refusals of the providers of External Secrets Operator that are about the
 * reference and not about the key at the provider: what the provider does not
 * implement, the form of a remote key, and names that several entries have.
 */
export function providerRefusal(words: string): Refusal | undefined {
  return notImplemented(words) ?? keyOfOtherForm(words) ?? nameNotUnique(words);
}

/** What a provider may not implement, by its words. */
const FEATURES: [pattern: RegExp, summary: string, remedy: string][] = [
  [
    /'remoteRef\.version' is not implemented|specifying a version is not (?:yet )?supported|version is not supported/i,
    'The provider does not support remoteRef.version.',
    'Remove remoteRef.version',
  ],
  [
    /'find\.(?:tags|path)' (?:is not implemented|is constrained|only supports)|find by tags? (?:not supported|operations)/i,
    'The provider cannot find secrets by tags or by path (dataFrom.find).',
    'Find secrets by name, or name each secret in an entry of its own',
  ],
  [
    /getting all secrets is (?:currently )?not supported|dataFrom\.find not suppp?orted|GetAllSecrets not (?:implemented|supported)/i,
    'The provider cannot find secrets (dataFrom.find).',
    'Name each secret in an entry of its own',
  ],
  [
    /pushing secrets is (?:currently )?not supported|push secret is not supported|pushing the whole secret is not yet implemented/i,
    'The provider does not support this push.',
    'Push single keys, or push to a provider that supports it',
  ],
  [
    /supports write-only operations|only supports write operations/i,
    'The provider only writes secrets: none can be fetched from it.',
    'Fetch from another store, and use this one in a PushSecret',
  ],
];

function notImplemented(words: string): Refusal | undefined {
  const [, summary, remedy] =
    FEATURES.find(([pattern]) => pattern.test(words)) ?? [];
  return summary && remedy
    ? {
        summary,
        remedies: [
          { title: remedy },
          {
            title: 'Compare what the providers support',
            link: 'https://external-secrets.io/latest/introduction/stability-support/',
          },
        ],
      }
    : undefined;
}

/** The forms that providers want, by their words. */
const FORMS: [pattern: RegExp, form: string][] = [
  [
    /Expected value 'databagName\/databagItemName'/i,
    'data bag/item, as in databagName/databagItemName',
  ],
  [/Expected only 'databagName'/i, 'the name of a data bag alone'],
  [
    /invalid secret reference(?:: missing colon)?\b/i,
    'a type and a value with a colon between, as in name:my-secret',
  ],
  [
    /secret key referencing a folder must start with a '\/'/i,
    'an absolute path that starts with /',
  ],
  [
    /invalid retrieval path\. Provide one path, separator and name/i,
    'a path, the separator of the store and a name',
  ],
  [/expected '<vault-id>\/<entry-id>'/i, 'vault-id/entry-id'],
  [
    /secret reference has invalid format|invalid character in secret reference|secret reference could not be parsed/i,
    'item/field or item/section/field',
  ],
];

function keyOfOtherForm(words: string): Refusal | undefined {
  const [, form] = FORMS.find(([pattern]) => pattern.test(words)) ?? [];
  return form
    ? {
        summary: `remoteRef.key does not have the form that the provider expects: ${form}.`,
        remedies: [{ title: 'Correct remoteRef.key in the values file' }],
      }
    : undefined;
}

const NOT_UNIQUE = new RegExp(
  [
    'expected one 1Password Item(?:Field)? matching[^\\n]{0,300}, got (?:[2-9]|\\d{2,})\\b',
    'found multiple (?:items|labels)\\b',
    'more than one (?:vault|item|field) matched',
    'more than (?:one|1) secret [^\\n]{0,300}?found',
    'Found \\d+ (?:vaults|item\\(s\\))',
  ].join('|'),
  'i',
);

function nameNotUnique(words: string): Refusal | undefined {
  return NOT_UNIQUE.test(words)
    ? {
        summary:
          'The provider has several entries of this name. The operator takes a name only if it is unique.',
        remedies: [
          { title: 'Rename all but one of them at the provider' },
          { title: 'Or refer to the entry by its ID' },
        ],
      }
    : undefined;
}
