import { Approach, APPROACHES } from '../model/types';
import { judgeApiVersion, judgeOperator, judgeStores } from './judgeCluster';
import {
  judgeAnswers,
  judgeEnvironment,
  judgeInUse,
  judgeDeployment,
} from './judgeGuide';
import { ApproachFacts, ApproachRecommendation, Judgement } from './types';

const JUDGES: readonly ((
  approach: Approach,
  facts: ApproachFacts,
) => Judgement[])[] = [
  judgeEnvironment,
  judgeInUse,
  judgeOperator,
  judgeStores,
  judgeApiVersion,
  judgeAnswers,
  judgeDeployment,
];

/**
 * Ranks the approaches for a service in an environment: by the secrets guide,
 * by the environment's policy, and by what the cluster really has.
 *
 * @returns all approaches, the best first; the first is recommended if nothing
 * blocks it.
 * @public
 */
export function recommendApproach(
  facts: ApproachFacts,
): ApproachRecommendation[] {
  const judged = APPROACHES.map(approach => {
    const judgements = JUDGES.flatMap(judge => judge(approach, facts));
    const obstacles = judgements.flatMap(judgement =>
      'obstacle' in judgement ? [judgement.obstacle] : [],
    );
    return {
      approach,
      score: judgements.reduce((sum, { weight }) => sum + weight, 0),
      fits: !obstacles.some(obstacle => obstacle.blocking),
      reasons: judgements.flatMap(judgement =>
        'reason' in judgement ? [judgement.reason] : [],
      ),
      obstacles,
    };
  });
  judged.sort(
    (one, other) =>
      Number(other.fits) - Number(one.fits) || other.score - one.score,
  );
  return judged.map(({ score, ...rest }, index) => ({
    ...rest,
    recommended: index === 0 && rest.fits,
  }));
}
