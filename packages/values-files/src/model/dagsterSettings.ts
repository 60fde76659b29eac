import { z } from 'zod';
import { withoutCredential } from './credentialForms';
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
    .min(1, 'give a name, or leave it out')
    .max(63, 'a name in PostgreSQL has at most 63 characters')
    .regex(/^\S*$/, 'the name has no spaces'),
).refine(
  survivesUnquoted,
  'the Dagster chart writes this without quotes and YAML would not read it as text: choose another',
);

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
      .min(1, 'name the host of the database, or leave it out')
      .max(253, 'a host name has at most 253 characters')
      .regex(
        HOST,
        'a host is a name such as db.example.com or an IP address, without a port',
      ),
  ).optional(),
  port: z
    .int('a port is a whole number')
    .min(1, 'a port is 1 or more')
    .max(65535, 'a port is 65535 or less')
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
