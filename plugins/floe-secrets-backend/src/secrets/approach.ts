import { Approach } from '@floe/backstage-plugin-floe-secrets-common';
import { modelKinds } from '../model/ModelKind';
import { SecretFacts } from '../model/observed';

/** The approach by which an observed object comes to its cluster. */
export function approachOf(facts: SecretFacts): Approach {
  return modelKinds.of(facts).approach;
}

/** The kinds of objects that an approach is observed by. */
export function kindsOf(approach: Approach): string[] {
  const kinds = modelKinds
    .all()
    .filter(kind => kind.approach === approach)
    .flatMap(({ objects }) => objects.map(({ kind }) => kind));
  return [...new Set(kinds)];
}
