import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import { EntityLookup, labelScopesOf } from '../catalog/EntityIndex';
import { Environments } from '../catalog/environments/Environments';
import { SecretCriteria } from '../store/lists/SecretCriteria';
import { FloeSecretCriteria } from './resource';

/**
 * Translates the conditions of a permission policy into criteria of the store:
 * an owner becomes the places and labels of the owner's entities, an
 * environment its patterns.
 */
export function toSecretCriteria(
  criteria: PermissionCriteria<FloeSecretCriteria>,
  known: { lookup: EntityLookup; environments: Environments },
): SecretCriteria {
  if (isAndCriteria(criteria)) {
    return { allOf: criteria.allOf.map(one => toSecretCriteria(one, known)) };
  }
  if (isOrCriteria(criteria)) {
    return { anyOf: criteria.anyOf.map(one => toSecretCriteria(one, known)) };
  }
  if (isNotCriteria(criteria)) {
    return { not: toSecretCriteria(criteria.not, known) };
  }
  const { field, values } = criteria;
  switch (field) {
    case 'cluster':
      return { field, values };
    case 'environment':
      return known.environments.criteriaOf(values);
    case 'owner':
      return {
        anyScope: known.lookup.entities
          .filter(({ owners }) => owners.some(owner => values.includes(owner)))
          .flatMap(labelScopesOf),
      };
    default:
      throw new Error(
        `A permission rule filters secrets by ${field}; use cluster, environment or owner`,
      );
  }
}
