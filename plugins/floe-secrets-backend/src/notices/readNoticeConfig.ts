import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  NotificationSeverity,
  notificationSeverities,
} from '@backstage/plugin-notifications-common';
import { durationToMilliseconds } from '@backstage/types';
import { IANAZone } from 'luxon';
import { mostUrgent, NoticePolicy } from './NoticePolicy';
import { PolicyOf } from './trackNotices';
import { NoticeKind } from './types';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const MIN_INTERVAL_MS = 5_000;

const KINDS: NoticeKind[] = [
  'failing',
  'stale',
  'rotation',
  'change',
  'certificate',
];

/** Configuration of notifications. Times are milliseconds. */
export type NoticeConfig = {
  enabled: boolean;
  intervalMs: number;
  /** How long a merged change may take. */
  changeArrivalMs: number;
  /**
   * How long before a rotation is due it is announced; 0: only when it is
   * overdue.
   */
  rotationLeadMs: number;
  /** Entity refs of the recipients for sealing certificates. */
  platformOwners: string[];
  /** Policy of an environment. */
  policyFor(environment: string): NoticePolicy;
  policyOf: PolicyOf;
};

/**
 * Reads `floeSecrets.notifications` and the `notifications` of
 * `floeSecrets.environments`. A key that an environment does not set is
 * inherited from all environments.
 *
 * @throws InputError with the invalid key
 */
export function readNoticeConfig(config: Config): NoticeConfig {
  const key = 'floeSecrets.notifications';
  const own = config.getOptionalConfig(key);
  const base = readPolicy(own, key, {
    enabled: true,
    delayMs: 10 * MINUTE_MS,
    severity: {
      failing: 'high',
      stale: 'normal',
      rotation: 'normal',
      change: 'normal',
      certificate: 'high',
    },
    quietHours: null,
    digest: null,
    alsoTell: [],
  });
  const policies = readEnvironmentPolicies(config, base);
  const policyFor = (environment: string) => policies.get(environment) ?? base;
  const intervalMs = readMillis(own, 'interval', key) ?? MINUTE_MS;
  if (intervalMs < MIN_INTERVAL_MS) {
    throw new InputError(`${key}.interval must be at least five seconds`);
  }
  return {
    enabled: base.enabled || [...policies.values()].some(one => one.enabled),
    intervalMs,
    changeArrivalMs: readMillis(own, 'changeArrival', key) ?? 30 * MINUTE_MS,
    rotationLeadMs: readMillis(own, 'rotationLead', key) ?? 7 * DAY_MS,
    platformOwners: readRefs(own, 'platformOwners', key) ?? [],
    policyFor,
    policyOf: ({ environments, kind }) =>
      mostUrgent(
        environments.length ? environments.map(policyFor) : [base],
        kind,
      ),
  };
}

function readEnvironmentPolicies(
  config: Config,
  base: NoticePolicy,
): Map<string, NoticePolicy> {
  const policies = new Map<string, NoticePolicy>();
  const configured = new Set<string>();
  const saysFailing = config.has('floeSecrets.notifications.severity.failing');
  for (const environment of config.getOptionalConfigArray(
    'floeSecrets.environments',
  ) ?? []) {
    const name = environment.getString('name');
    const production =
      environment.getOptionalBoolean('policy.production') ?? true;
    const own = environment.getOptionalConfig('notifications');
    // Of several environments with the same name, the first with a policy
    // counts.
    if (!policies.has(name) || (own && !configured.has(name))) {
      if (own) {
        configured.add(name);
      }
      const defaults: NoticePolicy =
        production || saysFailing
          ? base
          : { ...base, severity: { ...base.severity, failing: 'normal' } };
      const key = 'floeSecrets.environments[].notifications';
      policies.set(name, readPolicy(own, key, defaults));
    }
  }
  return policies;
}

function readPolicy(
  config: Config | undefined,
  at: string,
  defaults: NoticePolicy,
): NoticePolicy {
  return {
    enabled: config?.getOptionalBoolean('enabled') ?? defaults.enabled,
    delayMs: readMillis(config, 'delay', at) ?? defaults.delayMs,
    severity: readSeverities(config, at, defaults.severity),
    quietHours: readUnlessOff(
      config,
      'quietHours',
      defaults.quietHours,
      own => ({
        from: readTimeOfDay(own, 'from', `${at}.quietHours`),
        to: readTimeOfDay(own, 'to', `${at}.quietHours`),
        timeZone: readTimeZone(own, `${at}.quietHours`),
      }),
    ),
    digest: readUnlessOff(config, 'digest', defaults.digest, own => ({
      at: readTimeOfDay(own, 'at', `${at}.digest`),
      timeZone: readTimeZone(own, `${at}.digest`),
    })),
    alsoTell: readRefs(config, 'alsoTell', at) ?? defaults.alsoTell,
  };
}

/** `false` disables what is set for all environments. */
function readUnlessOff<T>(
  config: Config | undefined,
  key: string,
  fallback: T | null,
  read: (own: Config) => T,
): T | null {
  if (!config?.has(key)) {
    return fallback;
  }
  return config.getOptional(key) === false ? null : read(config.getConfig(key));
}

function readSeverities(
  config: Config | undefined,
  at: string,
  defaults: NoticePolicy['severity'],
): NoticePolicy['severity'] {
  const severities = { ...defaults };
  for (const kind of KINDS) {
    const value = config?.getOptionalString(`severity.${kind}`);
    if (value !== undefined) {
      if (!isSeverity(value)) {
        throw new InputError(
          `${at}.severity.${kind} must be one of ${notificationSeverities.join(
            ', ',
          )}`,
        );
      }
      severities[kind] = value;
    }
  }
  return severities;
}

function isSeverity(value: string): value is NotificationSeverity {
  return (notificationSeverities as string[]).includes(value);
}

function readTimeOfDay(config: Config, key: string, at: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(config.getString(key));
  if (!match) {
    throw new InputError(`${at}.${key} must be a time such as '07:30'`);
  }
  return Number(match[1]) * 60 + Number(match[2]);
}

function readTimeZone(config: Config, at: string): string {
  const zone = config.getOptionalString('timeZone') ?? 'UTC';
  if (!IANAZone.isValidZone(zone)) {
    throw new InputError(
      `${at}.timeZone must be a name of the IANA database, such as Europe/Berlin`,
    );
  }
  return zone;
}

function readRefs(
  config: Config | undefined,
  key: string,
  at: string,
): string[] | undefined {
  return config?.getOptionalStringArray(key)?.map(ref => {
    try {
      return stringifyEntityRef(parseEntityRef(ref));
    } catch {
      throw new InputError(
        `${at}.${key} must have entity refs such as group:default/platform`,
      );
    }
  });
}

function readMillis(
  config: Config | undefined,
  key: string,
  at: string,
): number | undefined {
  if (!config?.has(key)) {
    return undefined;
  }
  try {
    return durationToMilliseconds(readDurationFromConfig(config, { key }));
  } catch {
    throw new InputError(
      `${at}.${key} must be a duration such as { minutes: 10 }`,
    );
  }
}
