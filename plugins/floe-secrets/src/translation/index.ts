import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { bulkRefreshMessages } from './bulkRefresh';
import { changesMessages } from './changes';
import { detailMessages } from './detail';
import { overviewMessages } from './overview';
import { tabMessages } from './tab';
import { vocabularyMessages } from './vocabulary';
import { wizardMessages } from './wizard';

/**
 * All texts of the plugin.
 * @public
 */
export const floeSecretsTranslationRef = createTranslationRef({
  id: 'plugin.floe-secrets',
  messages: {
    ...vocabularyMessages,
    tab: tabMessages,
    detail: detailMessages,
    changes: changesMessages,
    bulk: bulkRefreshMessages,
    overview: overviewMessages,
    wizard: wizardMessages,
  },
  translations: {
    // What German has no text for stays English.
    de: () => import('./de') as Promise<{ default: any }>,
  },
});
