import { Shortfall } from './kindAnswers';

export const NOTHING_SHORT: Shortfall = {
  hasNoTarget: false,
  missing: [],
  events: [],
};
