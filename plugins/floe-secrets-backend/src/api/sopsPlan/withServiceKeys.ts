import {
  isSameServiceKey,
  masterKeyOfService,
  parseSopsServiceKey,
  shownRecipient,
  SopsPlan,
  SopsPlanRecipient,
  SopsServiceKey,
} from '@floe/backstage-plugin-floe-secrets-common';
import { masterKeyId } from '@floe/sops';
import { AllowedKeys } from '../../dataKeys/AllowedKeys';

type Rules = Pick<SopsPlan, 'knownRecipients' | 'rule'>;

/**
 * Whether the rule of a file allows that it is encrypted for a key: one that
 * is for the file has to name it. Where none is, the pull request brings one.
 */
export function ruleAllows(
  rule: SopsPlan['rule'],
  key: SopsServiceKey,
): boolean {
  switch (rule.status) {
    case 'matched':
      return rule.keyGroups
        .flat()
        .some(
          ({ serviceKey }) =>
            serviceKey &&
            isSameServiceKey(parseSopsServiceKey(serviceKey), key),
        );
    case 'unmatched':
    case 'absent':
      return true;
    default:
      return false;
  }
}

/**
 * Leaves `serviceKey` with those recipients alone that a data key of the file
 * may be encrypted for, and adds those that configuration names where a new
 * rule is written.
 */
export function withServiceKeys(
  { knownRecipients, rule }: Rules,
  environment: string,
  allowedKeys: AllowedKeys,
): Rules {
  const allowed = (recipient: SopsPlanRecipient): SopsPlanRecipient => {
    const { serviceKey, ...rest } = recipient;
    const key = serviceKey && parseSopsServiceKey(serviceKey);
    return key &&
      // One whose name is withheld cannot be chosen.
      shownRecipient(recipient.id) === recipient.id &&
      allowedKeys.allows(environment, key) &&
      ruleAllows(rule, key)
      ? recipient
      : rest;
  };
  const known = knownRecipients.map(allowed);
  const others =
    rule.status === 'unmatched' || rule.status === 'absent'
      ? allowedKeys.named(environment).map(key => ({
          type: key.type,
          id: masterKeyId(masterKeyOfService(key)),
          serviceKey: key,
        }))
      : [];
  return {
    rule: { ...rule, keyGroups: rule.keyGroups.map(keys => keys.map(allowed)) },
    knownRecipients: [
      ...known,
      ...others.filter(({ id }) => !known.some(one => one.id === id)),
    ],
  };
}
