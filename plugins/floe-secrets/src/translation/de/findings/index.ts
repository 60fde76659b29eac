import type { findingSentences } from '../../findings';
import type { Translated } from '../Translated';
import { anySecretSentencesDe } from './anySecret';
import { campaignsSentencesDe } from './campaigns';
import { changesSentencesDe } from './changes';
import { clusterSentencesDe } from './cluster';
import { externalSecretsSentencesDe } from './externalSecrets';
import { externalTargetsSentencesDe } from './externalTargets';
import { notationSentencesDe } from './notation';
import { phrasesSentencesDe } from './phrases';
import { refreshSentencesDe } from './refresh';
import { refusalsSentencesDe } from './refusals';
import { requestsSentencesDe } from './requests';
import { sealedSecretsSentencesDe } from './sealedSecrets';
import { sopsSentencesDe } from './sops';
import { sopsFileSentencesDe } from './sopsFile';
import { storesSentencesDe } from './stores';
import { valuesFilesSentencesDe } from './valuesFiles';

export const findingSentencesDe: Translated<typeof findingSentences> = {
  anySecret: anySecretSentencesDe,
  campaigns: campaignsSentencesDe,
  changes: changesSentencesDe,
  cluster: clusterSentencesDe,
  externalSecrets: externalSecretsSentencesDe,
  externalTargets: externalTargetsSentencesDe,
  notation: notationSentencesDe,
  phrases: phrasesSentencesDe,
  refresh: refreshSentencesDe,
  refusals: refusalsSentencesDe,
  requests: requestsSentencesDe,
  sealedSecrets: sealedSecretsSentencesDe,
  sops: sopsSentencesDe,
  sopsFile: sopsFileSentencesDe,
  stores: storesSentencesDe,
  valuesFiles: valuesFilesSentencesDe,
};
