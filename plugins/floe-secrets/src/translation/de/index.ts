import { flattenMessages } from '../flattenMessages';
import { bulkRefresh } from './bulkRefresh';
import { changes } from './changes';
import { detail } from './detail';
import { overview } from './overview';
import { tab } from './tab';
import { vocabulary } from './vocabulary';

/** German texts by their key. The wizard has none yet and stays English. */
const messages = flattenMessages({
  ...vocabulary,
  tab,
  detail,
  changes,
  bulk: bulkRefresh,
  overview,
});

export default messages;
