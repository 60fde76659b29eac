import { anySecretSentences } from './anySecret';
import { campaignsSentences } from './campaigns';
import { changesSentences } from './changes';
import { clusterSentences } from './cluster';
import { externalSecretsSentences } from './externalSecrets';
import { externalTargetsSentences } from './externalTargets';
import { notationSentences } from './notation';
import { phrasesSentences } from './phrases';
import { refreshSentences } from './refresh';
import { refusalsSentences } from './refusals';
import { requestsSentences } from './requests';
import { sealedSecretsSentences } from './sealedSecrets';
import { sopsSentences } from './sops';
import { sopsFileSentences } from './sopsFile';
import { storesSentences } from './stores';
import { valuesFilesSentences } from './valuesFiles';

/** What findings and refreshes say, in the groups of the rules. A full stop at the end is left out. */
export const findingSentences = {
  anySecret: anySecretSentences,
  campaigns: campaignsSentences,
  changes: changesSentences,
  cluster: clusterSentences,
  externalSecrets: externalSecretsSentences,
  externalTargets: externalTargetsSentences,
  notation: notationSentences,
  phrases: phrasesSentences,
  refresh: refreshSentences,
  refusals: refusalsSentences,
  requests: requestsSentences,
  sealedSecrets: sealedSecretsSentences,
  sops: sopsSentences,
  sopsFile: sopsFileSentences,
  stores: storesSentences,
  valuesFiles: valuesFilesSentences,
} as const;
