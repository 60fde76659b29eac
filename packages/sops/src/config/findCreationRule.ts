import { goPattern } from '../goPattern';
import { CreationRule } from './creationRule';
import { SopsConfig } from './sopsConfig';

/**
 * How one rule was tried on a path.
 *
 * @public
 */
export type RuleAttempt = {
  index: number;
  pathRegex?: string;
  /** `invalid`: sops stops there with an error, because Go refuses the expression or the rule for the file has a fault. */
  verdict: 'matched' | 'not-matched' | 'invalid';
  /** The fault of an `invalid` rule that matches the file. */
  fault?: string;
  /** Another path that the rule does match, which shows the intention. */
  nearMiss?: {
    path: string;
    /**
     * `name-before-encryption`: the name without `.enc` and the like; `other-case`; `from-root`: the path with a slash
     * in front, or the name alone.
     */
    kind: 'name-before-encryption' | 'other-case' | 'from-root';
  };
};

/**
 * Which rule applies to a file, and how it was found.
 * @public
 */
export type RuleMatch = {
  /** Undefined if no rule matches the file. */
  rule?: CreationRule;
  /** The rules in the order in which sops tries them, up to the one that matched. */
  attempts: RuleAttempt[];
  /** One sentence for users: which rule applies, or why none does. */
  explanation: string;
};

/**
 * Finds the rule that sops uses for a file: the first whose `path_regex` matches anywhere in the path.
 *
 * @param config - see `parseSopsConfig`
 * @param path - the file that is committed, relative to the folder of `.sops.yaml`, with forward slashes
 * @public
 */
export async function findCreationRule(
  config: Pick<SopsConfig, 'creationRules'>,
  path: string,
): Promise<RuleMatch> {
  const attempts: RuleAttempt[] = [];
  for (const rule of config.creationRules) {
    const attempt = await tryRule(rule, path);
    attempts.push(attempt);
    if (attempt.verdict === 'matched') {
      return {
        rule,
        attempts,
        explanation: `Rule ${rule.index + 1} applies to ${path}`,
      };
    }
    if (attempt.verdict === 'invalid') {
      break;
    }
  }
  return { attempts, explanation: explain(attempts, path) };
}

async function tryRule(
  { index, pathRegex, fault }: CreationRule,
  path: string,
): Promise<RuleAttempt> {
  const match: RuleAttempt = {
    index,
    ...(pathRegex !== undefined && { pathRegex }),
    verdict: fault ? 'invalid' : 'matched',
    ...(fault && { fault }),
  };
  if (pathRegex === undefined) {
    return match;
  }
  const matches = await goPattern(pathRegex);
  if (!matches) {
    return { index, pathRegex, verdict: 'invalid' };
  }
  if (matches(path)) {
    return match;
  }
  const nearMiss = alternatives(path).find(other => matches(other.path));
  return {
    index,
    pathRegex,
    verdict: 'not-matched',
    ...(nearMiss && { nearMiss }),
  };
}

function alternatives(path: string): NonNullable<RuleAttempt['nearMiss']>[] {
  const unencrypted = path.replace(
    /[.\-_](enc|encrypted|sops)(?=\.[^./]+$|$)/,
    '',
  );
  const name = path.slice(path.lastIndexOf('/') + 1);
  return [
    ...(unencrypted === path
      ? []
      : [{ path: unencrypted, kind: 'name-before-encryption' as const }]),
    { path: `/${path}`, kind: 'from-root' },
    { path: name, kind: 'from-root' },
    { path: path.toLowerCase(), kind: 'other-case' },
    { path: path.toUpperCase(), kind: 'other-case' },
  ];
}

function explain(attempts: RuleAttempt[], path: string): string {
  if (attempts.length === 0) {
    return `.sops.yaml has no creation_rules, so none applies to ${path}`;
  }
  const last = attempts[attempts.length - 1];
  if (last.fault) {
    return `Rule ${last.index + 1} applies to ${path}, but sops refuses it: ${
      last.fault
    }`;
  }
  if (last.verdict === 'invalid') {
    return `path_regex of rule ${
      last.index + 1
    } is not a regular expression that Go accepts: ${last.pathRegex}`;
  }
  const near = attempts.find(({ nearMiss }) => nearMiss);
  const none = `No rule of .sops.yaml applies to ${path}`;
  if (!near?.nearMiss) {
    return none;
  }
  const rule = `rule ${near.index + 1} (${near.pathRegex})`;
  switch (near.nearMiss.kind) {
    case 'name-before-encryption':
      return `${none}: ${rule} matches ${near.nearMiss.path}, the name before encryption, not the committed file`;
    case 'other-case':
      return `${none}: ${rule} would match with other capital letters`;
    default:
      return `${none}: ${rule} would match ${near.nearMiss.path}; paths are relative to the folder of .sops.yaml`;
  }
}
