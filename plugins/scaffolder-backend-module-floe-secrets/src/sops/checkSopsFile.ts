import { InputError } from '@backstage/errors';
import {
  sopsDocument,
  shownRecipient,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  compareRecipients,
  CreationRule,
  inspect,
  MasterKey,
  masterKeyId,
} from '@floe/sops';
import { SopsFileSource } from './SopsFileSource';

/** The paths of a document's ciphertexts and of its other texts. */
function pathsOf({ change, namespace }: SopsFileSource) {
  const encrypted = new Set<string>();
  const open = new Set<string>();
  const walk = (
    node: ReturnType<typeof sopsDocument>,
    path: readonly string[],
    isValue: boolean,
  ) =>
    node.forEach(([key, value]) => {
      const here = [...path, key];
      const holdsValues =
        isValue || key === 'secrets' || here.join() === 'stringData';
      if (typeof value === 'string') {
        (holdsValues ? encrypted : open).add(JSON.stringify(here));
      } else {
        walk(value, here, holdsValues);
      }
    });
  walk(sopsDocument(change.layout, change.secrets, namespace), [], false);
  return { encrypted, open };
}

/**
 * Refuses a file in which something is encrypted that must not be, or the other
 * way around.
 */
export async function checkFile(
  yaml: string,
  source: SopsFileSource,
  rule: CreationRule,
): Promise<void> {
  const inspection = await inspect(yaml, {
    format: 'yaml',
    selector: rule.selector,
  });
  const { encrypted, open } = pathsOf(source);
  const exposed = inspection.leaves.find(
    ({ path, selected, selectedByRule, state }) =>
      encrypted.has(JSON.stringify(path)) &&
      (state !== 'encrypted' || selected === false || selectedByRule === false),
  );
  if (exposed) {
    throw new InputError(
      `The rule of ${source.config.path} for ${source.change.path} does not encrypt every value of this file. Choose recipients for a new rule`,
    );
  }
  const hidden = inspection.leaves.find(
    ({ path, selected }) => open.has(JSON.stringify(path)) && selected,
  );
  if (hidden) {
    throw new InputError(
      `The rule of ${source.config.path} for ${source.change.path} encrypts the whole manifest, so neither Kubernetes nor Flux can read it. Choose recipients for a new rule, which encrypts only data and stringData`,
    );
  }
  const fault = inspection.faults.find(
    ({ code }) => code !== 'needs-newer-sops',
  );
  if (fault) {
    throw new InputError(`${fault.field}: ${fault.message}`);
  }
  const { missing, surplus, inSync } = compareRecipients(inspection, rule);
  if (!inSync) {
    const ids = (keys: MasterKey[]) =>
      keys.map(key => shownRecipient(masterKeyId(key))).join(', ');
    throw new InputError(
      `The file is not encrypted for the recipients of its rule in ${
        source.config.path
      }${missing.length > 0 ? `; missing: ${ids(missing)}` : ''}${
        surplus.length > 0 ? `; not in the rule: ${ids(surplus)}` : ''
      }. The rule may have changed since: open the form again and encrypt the file once more`,
    );
  }
}
