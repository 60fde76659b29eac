import {
  LabelRequirement,
  matchesSelector,
  parseLabelSelector,
} from '@floe/backstage-plugin-floe-secrets-common';
import { badRequest } from '../apiErrors';

/** A label selector of an object: `matchLabels` and `matchExpressions`. */
export type LabelSelector = {
  matchLabels?: Record<string, string>;
  matchExpressions?: {
    key: string;
    operator: string;
    values?: string[];
  }[];
};

type LabelMatcher = (labels: Record<string, string>) => boolean;

/**
 * The matcher for the `labelSelector` of a request.
 *
 * @throws a `BadRequest` ApiError if the selector cannot be parsed
 */
export function matcherOfQuery(text: string): LabelMatcher {
  try {
    const selector = parseLabelSelector(text);
    return labels => matchesSelector(selector, labels);
  } catch (error) {
    throw badRequest(
      `unable to parse requirement: ${
        (error as Error).message
      } in selector ${JSON.stringify(text)}`,
    );
  }
}

/** The matcher of a selector within an object; an empty one matches everything. */
export function matcherOf({
  matchLabels = {},
  matchExpressions = [],
}: LabelSelector): LabelMatcher {
  const selector = [
    ...Object.entries(matchLabels).map(
      ([key, value]): LabelRequirement => ({
        operator: 'in',
        key,
        values: [value],
      }),
    ),
    ...matchExpressions.map(
      ({ key, operator, values = [] }): LabelRequirement => {
        switch (operator) {
          case 'Exists':
            return { operator: 'exists', key };
          case 'DoesNotExist':
            return { operator: 'absent', key };
          case 'NotIn':
            return { operator: 'notin', key, values };
          default:
            return { operator: 'in', key, values };
        }
      },
    ),
  ];
  return labels => matchesSelector(selector, labels);
}
