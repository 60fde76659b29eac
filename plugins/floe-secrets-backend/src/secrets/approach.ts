import { Approach } from '@floe/backstage-plugin-floe-secrets-common';
import { modelKinds } from '../model/ModelKind';
import { SecretFacts } from '../model/observed';

/** The approach of an observed object. */
export function approachOf(facts: SecretFacts): Approach {
  return modelKinds.of(facts).approach;
}

/** The kinds of objects of an approach. */
export function kindsOf(approach: Approach): string[] {
  const kinds = modelKinds
    .all()
    .filter(kind => kind.approach === approach)
    .flatMap(({ objects }) => objects.map(({ kind }) => kind));
  return [...new Set(kinds)];
}
