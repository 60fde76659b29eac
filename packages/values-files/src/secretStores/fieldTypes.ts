import { z } from 'zod';
import { withoutCredential } from '../model/credentialForms';
import { namespaceName, objectName, secretKey } from '../model/kubernetesNames';
import { StoreField, StoreFieldType } from './types';

const text = (max: number, pattern: RegExp, message: string) =>
  withoutCredential(
    z.string().min(1, message).max(max, message).regex(pattern, message),
  );

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const ROLE_ARN =
  'arn:aws[a-z-]{0,20}:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@/_-]{1,512}';
const ACCOUNT_EMAIL =
  '[a-z0-9-]{1,63}@[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63})?\\.iam\\.gserviceaccount\\.com';

const TYPES: Readonly<
  Record<Exclude<StoreFieldType, 'choice'>, z.ZodType<string>>
> = {
  objectName,
  secretKey,
  namespace: namespaceName,
  url: text(
    2048,
    /^https?:\/\/[A-Za-z0-9.:[\]_-]+(?:\/[A-Za-z0-9._~/-]*)?$/,
    'an address begins with https:// and has no user, query or fragment',
  ),
  region: text(
    64,
    /^[a-z]{2,}(?:-[a-z0-9]+)*$/,
    'a region or zone has lower-case letters, digits and hyphens, such as eu-central-1',
  ),
  roleArn: text(
    600,
    new RegExp(`^${ROLE_ARN}$`),
    'a role is named by its ARN: arn:aws:iam::ACCOUNT:role/NAME',
  ),
  path: text(
    256,
    /^[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+)*$/,
    'a path has letters, digits, hyphens, underscores, dots and slashes, and begins and ends with none',
  ),
  project: text(
    128,
    /^(?:[a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$|^[0-9]{6,20}$/,
    'a project is named by its id, such as floe-prod-123456',
  ),
  uuid: text(
    36,
    new RegExp(`^${UUID}$`),
    'an id has 32 hexadecimal digits in five groups',
  ),
  email: text(
    256,
    new RegExp(`^${ACCOUNT_EMAIL}$`),
    'a service account is named NAME@PROJECT.iam.gserviceaccount.com',
  ),
  word: text(
    256,
    /^[A-Za-z0-9/][A-Za-z0-9_.:/@-]*$/,
    'a name has letters, digits and _ . : / @ - only',
  ),
};

/**
 * A cloud's name for the identity of a ServiceAccount: a role, a service
 * account or a client id.
 * @public
 */
export const storeIdentitySchema = text(
  600,
  new RegExp(`^(?:${ROLE_ARN}|${ACCOUNT_EMAIL}|${UUID})$`),
  'the ARN of a role, the address of a Google service account or the client id of an Azure identity',
);

/** The schema of a field's text. */
export function schemaOfField({
  choices,
  type,
}: StoreField): z.ZodType<string> {
  return type === 'choice' ? z.enum(choices as [string]) : TYPES[type];
}

/** The fault of the text of a field; undefined if there is none. @public */
export function storeTextIssue(
  field: Pick<StoreField, 'choices' | 'path' | 'type'>,
  entered: string,
): string | undefined {
  return schemaOfField(field).safeParse(entered).error?.issues[0].message;
}
