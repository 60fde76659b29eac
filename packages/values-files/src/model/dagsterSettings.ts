import { z } from 'zod';
import { withoutCredential } from './credentialForms';
import { ISSUE_TEXTS } from './issueTexts';
import { survivesUnquoted } from './plainScalar';

const HOST =
  /^(?:[A-Za-z0-9](?:[-._A-Za-z0-9]*[A-Za-z0-9])?|[0-9A-Fa-f.]*(?::[0-9A-Fa-f.]*){2,8})$/;

/**
 * A name that the Dagster chart writes without quotes. PostgreSQL cuts longer
 * ones.
 */
const postgresqlName = withoutCredential(
  z
    .string()
    .min(1, ISSUE_TEXTS.databaseName)
    .max(63, ISSUE_TEXTS.databaseNameLong)
    .regex(/^\S*$/, ISSUE_TEXTS.databaseNameSpaces),
).refine(survivesUnquoted, ISSUE_TEXTS.databaseUnquoted);

/**
 * The address of Dagster's database. The Dagster chart reads all of it from the
 * values and only the password from a Secret, so references cannot be used
 * here.
 * @public
 */
export const databaseConnection = z.strictObject({
  host: withoutCredential(
    z
      .string()
      .min(1, ISSUE_TEXTS.host)
      .max(253, ISSUE_TEXTS.hostLong)
      .regex(HOST, ISSUE_TEXTS.hostForm),
  ).optional(),
  port: z
    .int(ISSUE_TEXTS.portWhole)
    .min(1, ISSUE_TEXTS.portSmall)
    .max(65535, ISSUE_TEXTS.portLarge)
    .optional(),
  username: postgresqlName.optional(),
  database: postgresqlName.optional(),
  /**
   * Makes Dagster use the Secret of the component Database and create none of
   * its own, like a change of that component.
   */
  ownSecret: z.literal(true).optional(),
});

/** Workloads of the Dagster chart that can read Secrets as environment variables. @public */
export const DAGSTER_WORKLOADS = [
  'webserver',
  'daemon',
  'run-launcher',
  'user-deployments',
] as const;

/** Workloads that shall read the Secrets of a change, except the database's. */
export const envSecretsOf = z
  .array(z.enum(DAGSTER_WORKLOADS))
  .max(DAGSTER_WORKLOADS.length, 'each workload once');

/** @public */
export type DatabaseConnection = z.output<typeof databaseConnection>;
/** @public */
export type DagsterWorkload = (typeof DAGSTER_WORKLOADS)[number];
