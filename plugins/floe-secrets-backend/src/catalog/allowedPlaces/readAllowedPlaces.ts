import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { AllowedPlaces, PLACE_FIELDS, PlaceRule } from './AllowedPlaces';

const KEY = 'floeSecrets.allowedPlaces';
/** A kind, a namespace and a name; each can contain `*`. */
const REF_PATTERN = /^[^\s:/{}]+:[^\s:/{}]+\/[^\s:/{}]+$/;
/** A host, an owner, which can have several parts, and a name. */
const REPOSITORY_PATTERN = /^[^\s/@]+(?:\/[^\s/@]+)+$/;
const NAME_PATTERN = /^[-.*\w]+$/;
const PARTS = [
  'owner',
  'system',
  'cluster',
  'namespace',
  'repository',
] as const;
const FIELD = /\{([^{}]*)\}/g;

/**
 * Reads `floeSecrets.allowedPlaces`.
 *
 * @throws InputError with the invalid key
 */
export function readAllowedPlaces(config: Config): AllowedPlaces {
  if (!config.has(KEY)) {
    return AllowedPlaces.everywhere;
  }
  const rules = config.getConfigArray(KEY);
  if (rules.length === 0) {
    throw new InputError(
      `${KEY} is empty, which would hide every secret. Add a rule, or leave the key out`,
    );
  }
  return new AllowedPlaces(
    rules.map((rule, index) => readRule(rule, `${KEY}[${index}]`)),
  );
}

function readRule(config: Config, key: string): PlaceRule {
  const unknown = config
    .keys()
    .find(name => !(PARTS as readonly string[]).includes(name));
  if (unknown) {
    throw new InputError(
      `${key}.${unknown} is not known. A rule has owner, system, cluster, namespace and repository`,
    );
  }
  const rule: PlaceRule = {
    owners: readRefs(config, key, 'owner'),
    systems: readRefs(config, key, 'system'),
    clusters: readNames(config, key, 'cluster') ?? ['*'],
    namespaces: readNames(config, key, 'namespace') ?? ['*'],
    repositories: readNames(config, key, 'repository')?.map(text =>
      text.toLowerCase(),
    ),
  };
  requireOwner(rule, key);
  return rule;
}

/**
 * The author of an entity's descriptor chooses its name and system. A rule by
 * name or system must also name owners, or anybody could use the name or the
 * system of another team.
 */
function requireOwner(rule: PlaceRule, key: string): void {
  const { clusters, namespaces, owners, repositories = [], systems } = rule;
  const hasField = (text: string) => text.includes('{');
  const choosesPlace = systems || [...clusters, ...namespaces].some(hasField);
  if (!choosesPlace && !repositories.some(hasField)) {
    return;
  }
  if (!owners) {
    throw new InputError(
      `${key}.owner is missing. The author of a descriptor chooses its name and system, so set the owners of this rule, such as group:default/*`,
    );
  }
  if (owners.every(owner => !owner.includes('*'))) {
    return;
  }
  const hasOwner = (text: string) => text.includes('{owner}');
  if (
    choosesPlace &&
    ![clusters, namespaces].some(patterns => patterns.every(hasOwner))
  ) {
    throw new InputError(
      `${key} is for several owners, who could choose each other's names and systems. Put {owner} into namespace or cluster, or name each owner in full`,
    );
  }
  if (repositories.some(text => hasField(text) && !hasOwner(text))) {
    throw new InputError(
      `${key} is for several owners, who could choose each other's names and systems. Put {owner} into repository, or name each owner in full`,
    );
  }
}

function readRefs(
  config: Config,
  key: string,
  name: 'owner' | 'system',
): string[] | undefined {
  const example =
    name === 'owner' ? 'group:default/orders' : 'system:default/orders';
  return readTexts(config, key, name)?.map(text => {
    if (!REF_PATTERN.test(text)) {
      throw new InputError(
        `${key}.${name} must be an entity ref with kind and namespace, such as ${example}, or a list of them; * stands for any text`,
      );
    }
    return text.toLowerCase();
  });
}

function readNames(
  config: Config,
  key: string,
  name: 'cluster' | 'namespace' | 'repository',
): string[] | undefined {
  const texts = readTexts(config, key, name);
  for (const text of texts ?? []) {
    const unknown = [...text.matchAll(FIELD)].find(
      ([, field]) => !(PLACE_FIELDS as readonly string[]).includes(field),
    );
    if (unknown) {
      throw new InputError(
        `${key}.${name} has {${
          unknown[1]
        }}, which is not a field. Use {${PLACE_FIELDS.join('}, {')}}`,
      );
    }
    // A cluster may have any name; a namespace may not.
    const rest = text.replace(FIELD, 'x');
    if (
      /[{}]/.test(rest) ||
      (name === 'namespace' && !NAME_PATTERN.test(rest))
    ) {
      throw new InputError(
        `${key}.${name} is not a name pattern, such as orders-* or {owner}-*`,
      );
    }
    if (name === 'repository' && !REPOSITORY_PATTERN.test(rest)) {
      throw new InputError(
        `${key}.repository is not a pattern of host/owner/name, such as github.com/orders/* or github.com/floe/{owner}-*`,
      );
    }
  }
  return texts;
}

function readTexts(
  config: Config,
  key: string,
  name: string,
): string[] | undefined {
  const value = config.getOptional(name);
  if (value === undefined) {
    return undefined;
  }
  const texts = Array.isArray(value) ? value : [value];
  if (
    texts.length === 0 ||
    !texts.every(
      (text): text is string => typeof text === 'string' && text.length > 0,
    )
  ) {
    throw new InputError(`${key}.${name} must be a pattern or a list of them`);
  }
  return texts as string[];
}
