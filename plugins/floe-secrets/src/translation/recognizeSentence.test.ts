import {
  APPROACH_MATRIX,
  APPROACHES,
  recommendApproach,
  type ApproachAnswers,
  type ApproachFacts,
} from '@floe/backstage-plugin-floe-secrets-common';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import german from './de';
import { flattenMessages } from './flattenMessages';
import { recognizeSentence } from './recognizeSentence';
import { sentenceMessages } from './sentences';

const english = flattenMessages(sentenceMessages);

function sourcesOf(folder: string): string {
  const root = resolve(__dirname, '../../../..', folder);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.ts$/.test(file) && !/\.test\.ts$|__/.test(file))
    .map(file => readFileSync(resolve(root, file), 'utf8'))
    .join('\n');
}

/** The text as it can be searched for: without escapes, and on one line. */
const plain = (text: string) =>
  text.replace(/\\(.)/g, '$1').replace(/\s+/g, ' ');

const SOURCES = plain(
  [
    'plugins/floe-secrets-backend/src/diagnose',
    'plugins/floe-secrets-backend/src/kinds',
    'plugins/floe-secrets-backend/src/api/overview',
    'plugins/floe-secrets-backend/src/campaigns',
    'plugins/floe-secrets-common/src/approaches',
    'packages/values-files/src/checks',
    'packages/values-files/src/merge',
    'packages/values-files/src/preview',
  ]
    .map(sourcesOf)
    .join('\n'),
);

/** Words that the source has in pieces, so that they are not found in it. */
const ASSEMBLED = [
  'is not known now',
  'Store a new value at the provider of the',
  'exists and has the key',
  'Add this path to a policy of the identity of the store',
  'The provider has no key',
  'cannot be reached at',
  'The provider finds no key',
  'The provider finds no key',
  'The chart in version 0.1.0 renders',
];

describe('recognizeSentence', () => {
  it.each(Object.entries(english))('recognizes %s by its words', (id, text) => {
    const sentence = text.replace(/\{\{(\w+)\}\}/g, '<$1>');
    const found = recognizeSentence(sentence)!;
    // Of two sentences that begin alike, the one with more words.
    expect(found.id).toBe(id);
    expect(
      (german as Record<string, string>)[`sentence.${id}`].replace(
        /\{\{(\w+)\}\}/g,
        (_, name) => found.values[name],
      ),
    ).not.toMatch(/\{\{/);
  });

  it('has only sentences that a source still prints', () => {
    const gone = Object.entries(english)
      // A test of every sentence compares these with their sources.
      .filter(([id]) => !id.startsWith('finding.'))
      .flatMap(([, text]) => text.split(/\{\{\w+\}\}/))
      // Punctuation is put between the parts of a sentence.
      .map(words => plain(words.replace(/[:,;(].*$|[.]$/, '')).trim())
      .filter(words => !SOURCES.includes(words));
    expect(gone).toEqual(ASSEMBLED);
  });

  it('leaves what it does not know', () => {
    for (const text of [
      '',
      'Something else',
      'The provider has no key .',
      'The provider has no key',
    ]) {
      expect(recognizeSentence(text)).toBeUndefined();
    }
  });

  it('finds names with the words of the sentence in them', () => {
    expect(
      recognizeSentence('The key a has no property b has no property c.'),
    ).toMatchObject({
      id: 'summary.noProperty',
      values: { key: 'a', property: 'b has no property c' },
    });
  });

  it('takes time that grows with the text alone', () => {
    const text = `The key ${' has no property'.repeat(50_000)}`;
    expect(recognizeSentence(text)).toBeUndefined();
  });
});

describe('the approaches in German', () => {
  const ANSWERS: (keyof ApproachAnswers)[] = [
    'auditTrail',
    'automaticRotation',
    'centralSecretManager',
    'multiCloud',
    'sharedSecrets',
    'valuesInPipeline',
  ];
  const store = { kind: 'SecretStore', name: 'aws', provider: 'aws' } as const;

  /** Facts of all kinds, so that each sentence is used. */
  function* allFacts(): Generator<ApproachFacts> {
    for (const production of [true, false]) {
      for (const plainSecrets of [true, false]) {
        for (const productionAssumed of [true, false]) {
          const environment = {
            name: 'prod',
            production,
            plainSecrets,
            productionAssumed,
          };
          for (const available of [true, false, null]) {
            for (const reason of ['no CRD', null]) {
              const operator = {
                available,
                servedVersions: available ? ['external-secrets.io/v1'] : [],
                reason,
              };
              const cluster = {
                name: 'eu-1',
                approaches: {
                  'external-secrets': operator,
                  'sealed-secrets': { ...operator, servedVersions: [] },
                },
              };
              for (const stores of [
                [],
                [{ ...store, ready: true }],
                [{ ...store, ready: false }],
              ]) {
                yield { environment, cluster, stores };
              }
            }
          }
          yield { environment };
        }
      }
    }
    const environment = { name: 'dev', production: false, plainSecrets: true };
    for (const value of [true, false]) {
      yield {
        environment,
        answers: Object.fromEntries(ANSWERS.map(name => [name, value])),
      };
    }
    for (const number of [1, 4]) {
      yield {
        environment,
        inUse: Object.fromEntries(APPROACHES.map(name => [name, number])),
      };
    }
  }

  it('are recognized whatever speaks for and against them', () => {
    const printed = new Set<string>();
    for (const facts of allFacts()) {
      for (const { reasons, obstacles } of recommendApproach(facts)) {
        reasons.forEach(({ text }) => printed.add(text));
        obstacles.forEach(({ text, remedy }) => {
          printed.add(text);
          if (remedy) printed.add(remedy);
        });
      }
    }
    const unknown = [...printed].filter(text => !recognizeSentence(text));
    expect(unknown).toEqual([]);
    const used = new Set([...printed].map(text => recognizeSentence(text)!.id));
    expect([...used].sort()).toEqual(
      Object.keys(english)
        .filter(id => id.startsWith('approach.'))
        .sort(),
    );
  });

  it('are described by words that are recognized', () => {
    const words = APPROACH_MATRIX.flatMap(
      ({ bestFor, storage, summary, useWhen }) => [
        summary,
        storage,
        ...bestFor,
        ...useWhen,
      ],
    );
    expect(words.filter(text => !recognizeSentence(text))).toEqual([]);
  });
});
