import {
  addCreationRule,
  compareRecipients,
  CreationRule,
  findCreationRule,
  formatOfPath,
  inspect,
  MasterKey,
  masterKeyId,
  SopsError,
  SopsFaultCode,
  SopsInspection,
} from '@floe/sops';
import { shownRecipient } from '@floe/backstage-plugin-floe-secrets-common';
import { plainText } from '../model/masking/plainText';
import { SopsFileFacts, SopsRecipient } from '../model/sopsFile';
import { Candidate, saysEncrypted } from './candidates';
import { FoundConfig } from './foundConfig';
import { otherObjects, readManifests } from './readManifests';
import { locateKeys } from './locateKeys';

const MAX_OPEN_KEYS = 20;
const MAX_FAULTS = 10;
const MAX_RECIPIENTS = 50;

/**
 * Faults that have their own findings, or that matter only to old versions of
 * sops.
 */
const REPORTED_ELSEWHERE: SopsFaultCode[] = [
  'not-encrypted',
  'plaintext-value',
  'needs-newer-sops',
  'comment-in-list',
];

/** The facts of a file that do not depend on where it is used. */
export type InspectedFile = Omit<SopsFileFacts, 'type' | 'path' | 'url'>;

/** The rule for a file, or why there is none. */
export type FileRule = SopsFileFacts['rule'] & { creationRule?: CreationRule };

/**
 * Finds the rule for a file; both paths are relative to the repository's root.
 */
export async function findRule(
  path: string,
  config: FoundConfig | undefined,
): Promise<FileRule> {
  const none = { number: null, pathRegex: null, explanation: null };
  if (!config) {
    return { status: 'absent', configPath: null, configUrl: null, ...none };
  }
  const place = {
    configPath: config.path,
    configUrl: config.url,
    ...(config.outerPath && { outerConfigPath: config.outerPath }),
  };
  if ('unusable' in config.content) {
    const explanation = plainText(config.content.unusable, 500);
    return { status: 'unusable', ...place, ...none, explanation };
  }
  const { attempts, explanation, rule } = await findCreationRule(
    config.content.config,
    path.slice(config.folder.length),
  );
  if (!rule) {
    const invalid = attempts.some(({ verdict }) => verdict === 'invalid');
    return {
      status: invalid ? 'unusable' : 'unmatched',
      ...place,
      ...none,
      explanation: plainText(explanation, 1_000),
    };
  }
  return {
    status: 'matched',
    ...place,
    number: rule.index + 1,
    pathRegex: rule.pathRegex ? plainText(rule.pathRegex, 500) : null,
    explanation: null,
    creationRule: rule,
  };
}

/**
 * Inspects a file without any key, and extracts facts without values.
 *
 * @returns undefined if SOPS neither encrypts the file nor should
 * @throws SopsError if it is a SOPS file, but it or its metadata cannot be
 * parsed
 */
export async function inspectFile(
  text: string,
  { path, foundBy }: Candidate,
  { creationRule, ...rule }: FileRule,
): Promise<InspectedFile | undefined> {
  const format = formatOfPath(path);
  const inspection = await inspectOr(text, path, foundBy, () =>
    inspect(text, { format, selector: creationRule?.selector }),
  );
  if (!inspection) {
    return undefined;
  }
  const { isEncrypted, leaves } = inspection;
  // Flux decrypts each document separately: a ConfigMap beside an encrypted
  // Secret is in clear text on purpose.
  const others =
    format === 'yaml' && isEncrypted && !inspection.sharesMetadata
      ? otherObjects(text)
      : new Set();
  const open = leaves.filter(
    leaf =>
      leaf.state === 'plaintext' &&
      leaf.type !== 'comment' &&
      !others.has(leaf.document) &&
      (isEncrypted
        ? leaf.selected || leaf.selectedByRule
        : leaf.selectedByRule ?? true),
  );
  // The chart reads secret values only from `secrets`.
  const counted =
    !isEncrypted && foundBy === 'values'
      ? open.filter(leaf => leaf.path[0] === 'secrets')
      : open;
  if (!isEncrypted && !isMeantFor(path, foundBy, rule, counted.length)) {
    return undefined;
  }
  const encryptions = [inspection, ...inspection.otherKeyGroups];
  // A rule may leave the recipients to the environment (SOPS_AGE_RECIPIENTS).
  const namesRecipients = creationRule?.keyGroups.some(group => group.length);
  const drifts =
    isEncrypted && creationRule && namesRecipients
      ? encryptions.map(keys => compareRecipients(keys, creationRule))
      : null;
  return {
    foundBy,
    encrypted: isEncrypted,
    sopsVersion: plainText(inspection.version, 50) || null,
    encryptedAt: timeOf(inspection.lastModified),
    recipients: toRecipients(
      encryptions.flatMap(keys => keys.keyGroups.flat().map(({ key }) => key)),
    ),
    encryptedCount: leaves.filter(({ state }) => state === 'encrypted').length,
    openCount: counted.length,
    openKeys: locateKeys(text, format, counted.slice(0, MAX_OPEN_KEYS)).map(
      (key, index) => ({
        ...key,
        by: counted[index].selected ? 'file' : 'rule',
      }),
    ),
    faults: inspection.faults
      .filter(({ code }) => isEncrypted && !REPORTED_ELSEWHERE.includes(code))
      .slice(0, MAX_FAULTS)
      .map(({ message }) =>
        plainText(message.replace(/[^\s,]+/g, shownRecipient), 500),
      ),
    rule,
    drift: drifts && {
      missing: toRecipients(drifts.flatMap(({ missing }) => missing)),
      surplus: toRecipients(drifts.flatMap(({ surplus }) => surplus)),
      groupsDiffer: drifts.some(({ groupsDiffer }) => groupsDiffer),
    },
    ...(isEncrypted && !inspection.sharesMetadata && { documentsApart: true }),
    suggestedRule:
      rule.status === 'matched' || !isEncrypted
        ? null
        : await suggestRule(path, rule, inspection),
    manifests: readManifests(text, format),
    undecrypted: [],
    ready: null,
  };
}

/**
 * A values file that is not YAML is Helm's concern, unless it is a SOPS file.
 */
async function inspectOr(
  text: string,
  path: string,
  foundBy: Candidate['foundBy'],
  look: () => Promise<SopsInspection>,
): Promise<SopsInspection | undefined> {
  try {
    return await look();
  } catch (error) {
    const isOurs =
      foundBy === 'annotation' ||
      saysEncrypted(path) ||
      /^sops:|^"?sops_|"sops":/m.test(text);
    if (error instanceof SopsError && !isOurs) {
      return undefined;
    }
    throw error;
  }
}

/**
 * Whether a file in clear text should be encrypted: an annotation or its name
 * says so, or a rule for such files matches it.
 */
function isMeantFor(
  path: string,
  foundBy: Candidate['foundBy'],
  rule: SopsFileFacts['rule'],
  openCount: number,
): boolean {
  return (
    foundBy === 'annotation' ||
    saysEncrypted(path) ||
    (rule.status === 'matched' && rule.pathRegex !== null && openCount > 0)
  );
}

async function suggestRule(
  path: string,
  { configPath }: SopsFileFacts['rule'],
  { keyGroups, selector, shamirThreshold }: SopsInspection,
): Promise<string | null> {
  const folder = configPath
    ? configPath.slice(0, configPath.lastIndexOf('/') + 1)
    : '';
  try {
    const text = await addCreationRule(undefined, {
      path: path.slice(folder.length),
      keyGroups: keyGroups.map(group => group.map(({ key }) => key)),
      selector: isDefault(selector) ? undefined : selector,
      shamirThreshold,
    });
    return text.length <= 10_000 ? text : null;
  } catch (error) {
    if (error instanceof SopsError) {
      return null;
    }
    throw error;
  }
}

/** What sops writes into a file if the rule selects nothing. */
function isDefault(selector: SopsInspection['selector']): boolean {
  return (
    selector?.type === 'unencrypted_suffix' && selector.value === '_unencrypted'
  );
}

/** Recipients without duplicates. */
function toRecipients(keys: MasterKey[]): SopsRecipient[] {
  const recipients = new Map<string, SopsRecipient>();
  for (const key of keys) {
    const id = plainText(shownRecipient(masterKeyId(key)), 500);
    recipients.set(`${key.type} ${id}`, { type: key.type, id });
  }
  return [...recipients.values()].slice(0, MAX_RECIPIENTS);
}

function timeOf(text: string | undefined): string | null {
  const millis = text ? Date.parse(text) : NaN;
  return Number.isNaN(millis) ? null : new Date(millis).toISOString();
}
