import { LRUCache } from 'lru-cache';
import { looksLikeCredential, parseGoDuration } from '@floe/values-files';
import { MASK } from '../../model/masking/mask';
import { plainText } from '../../model/masking/plainText';

/** Names of objects have at most 253 characters (RFC 1123 subdomains). */
const MAX_NAME = 253;
/** Remote keys and properties are free text; providers allow less than this. */
const MAX_KEY = 1_024;
/** More entries than an object within etcd's limit needs. */
const MAX_ITEMS = 1_000;

export type Fields = Record<string, unknown>;

/** The fields of an object; empty if it is not an object. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

/** The entries of an array that are objects; bounded. */
export function itemsOf(value: unknown): Fields[] {
  return Array.isArray(value)
    ? value
        .slice(0, MAX_ITEMS)
        .filter(item => typeof item === 'object' && item !== null)
        .map(fieldsOf)
    : [];
}

/** The texts of an array, as names; bounded. */
export function namesOf(value: unknown): string[] {
  return Array.isArray(value)
    ? value.slice(0, MAX_ITEMS).flatMap(item => nameOf(item) ?? [])
    : [];
}

/** The keys of an object, as names; bounded. */
export function keysOf(value: unknown): string[] {
  return Object.keys(fieldsOf(value))
    .slice(0, MAX_ITEMS)
    .map(key => plainText(key, MAX_NAME));
}

/** A name; undefined if it is not a text or empty. */
export function nameOf(value: unknown): string | undefined {
  return plainText(value, MAX_NAME) || undefined;
}

/**
 * Cache of keys of which nothing is withheld: they come with each change of
 * their objects.
 */
const keys = new LRUCache<string, true>({ max: 5_000 });

/**
 * A key or property at a provider; undefined if it is not a text or empty. Text
 * that looks like a credential was pasted into the wrong field, and is
 * withheld.
 */
export function keyOf(value: unknown): string | undefined {
  if (typeof value === 'string' && keys.has(value)) {
    return value;
  }
  const text = plainText(value, MAX_KEY);
  if (looksLikeCredential(text)) {
    return MASK;
  }
  if (text && text === value) {
    keys.set(text, true);
  }
  return text || undefined;
}

/** Few durations are in use, and each of them in many objects. */
const durations = new LRUCache<string, number>({ max: 1_000 });

/** More than any duration needs; Go reads longer ones too. */
const MAX_DURATION = 1_000;

/** Whether a text is longer than what is read as a duration. */
export function isTooLongForDuration(value: unknown): boolean {
  return typeof value === 'string' && value.length > MAX_DURATION;
}

/** Seconds of a duration as Go parses it; null if it is not one, or too long. */
export function durationOf(value: unknown): number | null {
  if (typeof value !== 'string' || isTooLongForDuration(value)) {
    return null;
  }
  const known = durations.get(value);
  if (known !== undefined) {
    return known;
  }
  const seconds = parseGoDuration(value);
  if (seconds !== undefined) {
    durations.set(value, seconds);
  }
  return seconds ?? null;
}

/** One of the given words; the first of them by default. */
export function oneOf<const TWord extends string>(
  words: readonly [TWord, ...TWord[]],
  value: unknown,
): TWord {
  return words.find(word => word === value) ?? words[0];
}

/** A non-negative integer; undefined if it is not one. */
export function integerOf(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0
    ? (value as number)
    : undefined;
}

/** With a zone: what has none would be read in the one of this machine. */
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** Nearly all times of an object stay the same at each change. */
const times = new LRUCache<string, string>({ max: 10_000 });

/**
 * An RFC 3339 time in UTC with milliseconds; null if a Kubernetes object cannot
 * have it.
 */
export function timeOf(value: unknown): string | null {
  if (typeof value !== 'string') {
    return null;
  }
  const known = times.get(value);
  if (known !== undefined) {
    return known;
  }
  const time = RFC_3339.test(value) ? new Date(value) : undefined;
  if (!time || Number.isNaN(time.getTime())) {
    return null;
  }
  const text = time.toISOString();
  times.set(value, text);
  return text;
}

/** Labels with text values; bounded. */
export function labelsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fieldsOf(value))
      .filter(
        ([key, label]) =>
          typeof label === 'string' &&
          key.length <= MAX_NAME + 64 &&
          label.length <= 63,
      )
      .slice(0, MAX_ITEMS / 10)
      .map(([key, label]) => [
        plainText(key, MAX_NAME + 64),
        plainText(label, 63),
      ]),
  );
}

/** The values without duplicates, in order of the first occurrence. */
export function unique<T>(values: T[]): T[] {
  const known = new Map(values.map(value => [JSON.stringify(value), value]));
  return [...known.values()];
}
