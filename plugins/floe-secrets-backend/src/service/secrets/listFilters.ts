import { ObservedSecret } from '../../model/observed';
import { Environments } from '../environments/Environments';
import { SecretListQuery } from './listQuery';
import { ReadableSecret } from './ReadableSecrets';
import { EvaluatedSecret } from './SecretEvaluator';
import { targetOf } from '../../model/target';

/** The filters that an object's place and owners answer, without a look at its state. */
export function passesPlace(
  { observed, entities }: ReadableSecret,
  query: Partial<SecretListQuery>,
  environments: Environments,
): boolean {
  const { environment, owner, q } = query;
  return (
    (!environment ||
      environment.includes(
        environments.resolve(observed.cluster, observed.namespace).name,
      )) &&
    (!owner ||
      entities.some(({ owners }) => owners.some(ref => owner.includes(ref)))) &&
    (!q || textsOf(observed).some(text => text.toLowerCase().includes(q)))
  );
}

function textsOf(observed: ObservedSecret): string[] {
  return [
    observed.name,
    observed.namespace,
    observed.cluster,
    targetOf(observed).name,
  ];
}

/** Whether a query asks for what only a judgement of the secret tells. */
export function needsJudgement(query: SecretListQuery): boolean {
  return Boolean(query.state || query.finding);
}

/** The filters by what was judged of a secret. */
export function passesJudgement(
  { secret }: EvaluatedSecret,
  { finding, state }: SecretListQuery,
): boolean {
  return (
    (!state || state.includes(secret.state)) &&
    (!finding || secret.findings.some(({ id }) => finding.includes(id)))
  );
}
