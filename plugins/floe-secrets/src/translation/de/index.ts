import { wordsDe } from './words';
import { flattenMessages } from '../flattenMessages';
import { bulkRefreshDe } from './bulkRefresh';
import { cardDe } from './card';
import { changesDe } from './changes';
import { detailDe } from './detail';
import { homeDe } from './home';
import { operatorProblemsDe } from './operatorProblems';
import { overviewDe } from './overview';
import { sentencesDe } from './sentences';
import { searchDe } from './search';
import { sopsDe } from './sops';
import { storesDe } from './stores';
import { tabDe } from './tab';
import { vocabularyDe } from './vocabulary';
import { wizardDe } from './wizard';

/** All texts of the plugin in German. */
export default flattenMessages({
  ...vocabularyDe,
  tab: tabDe,
  card: cardDe,
  detail: detailDe,
  changes: changesDe,
  bulk: bulkRefreshDe,
  overview: overviewDe,
  operatorProblem: operatorProblemsDe,
  wizard: wizardDe,
  sops: sopsDe,
  stores: storesDe,
  search: searchDe,
  home: homeDe,
  sentence: sentencesDe,
  word: wordsDe,
});
