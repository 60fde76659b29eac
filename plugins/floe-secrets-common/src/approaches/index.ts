export {
  APPROACH_MATRIX,
  describeApproach,
  WRITABLE_APPROACHES,
  type ApproachDescription,
  type WritableApproach,
} from './decisionMatrix';
export { recommendApproach } from './recommendApproach';
export type {
  ApproachAnswers,
  ApproachFacts,
  ApproachObstacle,
  ApproachReason,
  ApproachRecommendation,
} from './types';
