import { ChangeFinding } from '../checks/checkChangedFile';
import { AppliedSecretsChange } from '../merge/applySecretsChange';
import { SecretsChange } from '../model/secretsChange';
import { bringsKeys } from './objectChanges';

/** The service that a pull request is for. @public */
export type PullRequestService = {
  /** `kind:namespace/name` */
  entityRef: string;
  environment: string;
  cluster: string;
  namespace: string;
  /** Helm release. */
  release: string;
  /** From the root of the repository. */
  valuesPath: string;
};

/** The input of a pull request's text. @public */
export type PullRequestSubject = {
  service: PullRequestService;
  change: SecretsChange;
  applied: Pick<
    AppliedSecretsChange,
    'changed' | 'changes' | 'differences' | 'manifests' | 'objects' | 'readers'
  > & { findings: readonly ChangeFinding[] };
  /** Address of the service's Secrets tab. */
  tabUrl?: string;
};

/** Whether the change adds references or sealed values. */
export function bringsValues({ applied }: PullRequestSubject): boolean {
  return applied.differences.some(bringsKeys);
}
