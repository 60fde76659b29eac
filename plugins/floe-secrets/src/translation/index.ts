import {
  createTranslationRef,
  type TranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { bulkRefreshMessages } from './bulkRefresh';
import { cardMessages } from './card';
import { changesMessages } from './changes';
import { detailMessages } from './detail';
import { homeMessages } from './home';
import { operatorProblemMessages } from './operatorProblems';
import { overviewMessages } from './overview';
import { tabMessages } from './tab';
import { vocabularyMessages } from './vocabulary';
import { sentenceMessages } from './sentences';
import { searchMessages } from './search';
import { storesMessages } from './stores';
import { sopsMessages } from './sops';
import { wizardMessages } from './wizard';
import { wordMessages } from './words';

const messages = {
  ...vocabularyMessages,
  tab: tabMessages,
  card: cardMessages,
  detail: detailMessages,
  changes: changesMessages,
  bulk: bulkRefreshMessages,
  overview: overviewMessages,
  operatorProblem: operatorProblemMessages,
  wizard: wizardMessages,
  sops: sopsMessages,
  stores: storesMessages,
  search: searchMessages,
  home: homeMessages,
  sentence: sentenceMessages,
  word: wordMessages,
} as const;

const englishRef = createTranslationRef({
  id: 'plugin.floe-secrets',
  messages,
});

/** Texts by their keys, such as `tab.title`. */
type Texts = typeof englishRef extends TranslationRef<string, infer TMessages>
  ? { [Key in keyof TMessages]: string }
  : never;

/**
 * All texts of the plugin, in English and German. The app says which languages
 * its users can choose.
 * @public
 */
export const floeSecretsTranslationRef = createTranslationRef({
  id: 'plugin.floe-secrets',
  messages,
  translations: {
    // Its type has the nested keys; a test compares the flat ones.
    de: () => import('./de') as unknown as Promise<{ default: Texts }>,
  },
});
