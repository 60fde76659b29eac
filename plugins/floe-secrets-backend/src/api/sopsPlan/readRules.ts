import {
  findCreationRule,
  masterKeyId,
  MasterKey,
  parseSopsConfig,
  Selector,
  SopsError,
} from '@floe/sops';
import {
  shownRecipient,
  SopsPlan,
  sopsServiceKeyOf,
} from '@floe/backstage-plugin-floe-secrets-common';
import { plainText } from '../../model/masking/plainText';
import { recipientNames } from './recipientNames';

const MAX_KNOWN = 50;

type PlanRecipient = SopsPlan['knownRecipients'][number];

/** What a `.sops.yaml` says about one path. */
export type ReadRules = Pick<SopsPlan, 'rule' | 'knownRecipients'> & {
  /** Why sops could not read the file. */
  unusable: string | null;
};

function toRecipients(
  keys: readonly MasterKey[],
  names: Map<string, string>,
): PlanRecipient[] {
  return keys.map(key => {
    const id = plainText(shownRecipient(masterKeyId(key)), 4_200);
    const name = names.get(id);
    const serviceKey = sopsServiceKeyOf(key);
    return {
      type: key.type,
      id,
      ...(name && { name }),
      ...(serviceKey && { serviceKey }),
    };
  });
}

function toSelector(
  selector: Selector | undefined,
): SopsPlan['rule']['selector'] {
  return selector?.value
    ? { type: selector.type, value: plainText(selector.value, 500) }
    : null;
}

/** The result if there is no `.sops.yaml`, or none that can be used. */
export function noRule(
  status: SopsPlan['rule']['status'],
  explanation: string | null = null,
): SopsPlan['rule'] {
  return {
    status,
    number: null,
    pathRegex: null,
    explanation,
    keyGroups: [],
    shamirThreshold: null,
    selector: null,
    macOnlyEncrypted: false,
  };
}

/**
 * Parses the rule of a `.sops.yaml` for a path, with the recipients of all
 * rules. Keys of services have a `serviceKey`, whether or not data keys may be
 * encrypted with them.
 *
 * @param text - content of the `.sops.yaml`
 * @param path - relative to its folder
 */
export async function readRules(
  text: string,
  path: string,
): Promise<ReadRules> {
  try {
    const config = await parseSopsConfig(text);
    const names = recipientNames(text);
    const { attempts, explanation, rule } = await findCreationRule(
      config,
      path,
    );
    const isInvalid = attempts.some(({ verdict }) => verdict === 'invalid');
    const others = config.creationRules.flatMap(({ keyGroups }) =>
      toRecipients(keyGroups.flat(), names),
    );
    const known = new Map(others.map(one => [`${one.type} ${one.id}`, one]));
    return {
      unusable: null,
      knownRecipients: [...known.values()].slice(0, MAX_KNOWN),
      rule: rule
        ? {
            status: 'matched',
            number: rule.index + 1,
            pathRegex: rule.pathRegex ? plainText(rule.pathRegex, 500) : null,
            explanation: null,
            keyGroups: rule.keyGroups.map(group => toRecipients(group, names)),
            shamirThreshold: rule.shamirThreshold ?? null,
            selector: toSelector(rule.selector),
            macOnlyEncrypted: rule.macOnlyEncrypted,
          }
        : noRule(
            isInvalid ? 'unusable' : 'unmatched',
            plainText(explanation, 1_000),
          ),
    };
  } catch (error) {
    if (!(error instanceof SopsError)) {
      throw error;
    }
    const unusable = plainText(error.message, 500);
    return {
      unusable,
      knownRecipients: [],
      rule: noRule('unusable', unusable),
    };
  }
}
