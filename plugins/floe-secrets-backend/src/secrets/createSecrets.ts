import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { DiagnosisRule } from '@floe/backstage-plugin-floe-secrets-node';
import { Knex } from 'knex';
import { Catalog } from '../catalog/createCatalog';
import { Clock } from '../clock/Clock';
import { ContextOf } from '../diagnose/commandContext';
import { readObserverConfig } from '../observe/ObserverConfig';
import { Permissions } from '../permissions/createPermissions';
import { DatabaseSecretLists } from '../store/lists/DatabaseSecretLists';
import { SecretLists } from '../store/lists/SecretLists';
import { ObservationReader } from '../store/ObservationStore';
import { DatabaseTargetReader } from '../store/targets/DatabaseTargetReader';
import { EvaluatedSecrets } from './lists/EvaluatedSecrets';
import { EvaluationCache } from './lists/EvaluationCache';
import { SecretCounter } from './lists/SecretCounter';
import { SecretPager } from './lists/SecretPager';
import { PlaceAccess } from './PlaceAccess';
import { ReadableSecrets } from './ReadableSecrets';
import { readConsoles } from './readConsoles';
import { readKubectlContexts } from './readKubectlContexts';
import { SecretEvaluator } from './SecretEvaluator';

/**
 * The feature of managed secrets with state and findings, single ones and
 * lists.
 */
export type Secrets = {
  access: PlaceAccess;
  contextOf: ContextOf;
  evaluator: SecretEvaluator;
  evaluated: EvaluatedSecrets;
  readable: ReadableSecrets;
  evaluationCache: EvaluationCache;
  lists: SecretLists;
  pager: SecretPager;
  counter: SecretCounter;
};

/** Evaluates what is stored, and returns only what a caller may read. */
export function createSecrets(
  options: Catalog &
    Permissions & {
      clock: Clock;
      config: Config;
      database: Knex;
      logger: LoggerService;
      reader: ObservationReader;
      /** Rules of other modules; they run after the built-in ones. */
      rules: DiagnosisRule[];
    },
): Secrets {
  const { clock, config, database, environments, reader } = options;
  const { targetParts } = readObserverConfig(config);
  const contextOf = readKubectlContexts(config);
  const lists = new DatabaseSecretLists({ database });
  const evaluator = new SecretEvaluator({
    ...options,
    contextOf,
    consoleOf: readConsoles(config),
    targets: new DatabaseTargetReader({ database }),
  });
  const evaluationCache = new EvaluationCache({
    reader,
    lists,
    evaluator,
    clock,
  });
  const evaluated = new EvaluatedSecrets({ reader, lists, evaluator, clock });
  const readable = new ReadableSecrets({
    ...options,
    hasPlainSecrets: targetParts.includes('secret-metadata'),
    lists,
  });
  return {
    access: new PlaceAccess({ readable, lists, environments }),
    contextOf,
    evaluator,
    evaluated,
    evaluationCache,
    readable,
    lists,
    pager: new SecretPager({ lists, evaluated, evaluationCache, clock }),
    counter: new SecretCounter({ lists, evaluationCache, environments, clock }),
  };
}
