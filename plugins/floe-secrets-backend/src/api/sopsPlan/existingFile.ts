import {
  formatOfPath,
  inspect,
  masterKeyId,
  SopsError,
  SopsInspection,
} from '@floe/sops';
import {
  shownRecipient,
  SopsPlan,
} from '@floe/backstage-plugin-floe-secrets-common';
import { plainText } from '../../model/masking/plainText';

const MAX_RECIPIENTS = 50;

/** Describes an existing file at the planned path, without any value. */
export async function readExisting(
  text: string,
  path: string,
): Promise<NonNullable<SopsPlan['existing']>> {
  let inspection: SopsInspection;
  try {
    inspection = await inspect(text, { format: formatOfPath(path) });
  } catch (error) {
    if (!(error instanceof SopsError)) {
      throw error;
    }
    return { isEncrypted: false, recipients: [] };
  }
  const keys = inspection.keyGroups.flat().map(({ key }) => key);
  return {
    isEncrypted: inspection.isEncrypted,
    recipients: keys.slice(0, MAX_RECIPIENTS).map(key => ({
      type: key.type,
      id: plainText(shownRecipient(masterKeyId(key)), 4_200),
    })),
  };
}
