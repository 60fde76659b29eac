import { InteropCase } from './InteropCase';
import { otherCases } from './others';
import { providerCases } from './provider';
import { refreshCases } from './refresh';
import { sealedCases } from './sealed';
import { sealedFaultCases } from './sealedFaults';
import { storeCases } from './store';
import { syncedCases } from './synced';
import { targetCases } from './target';

export {
  caseNamespace,
  type Expectation,
  type InteropCase,
} from './InteropCase';
export { kubernetesApiChecks, runKubernetesApiCheck } from './kubernetesApi';
export { arrangeCase } from './arrangeCase';

/** Every situation that the tests create in a cluster, real or embedded. */
export const interopCases: readonly InteropCase[] = [
  ...syncedCases,
  ...providerCases,
  ...storeCases,
  ...targetCases,
  ...refreshCases,
  ...otherCases,
  ...sealedCases,
  ...sealedFaultCases,
];
