import type { Clock } from '../clock';

const MINUTE = 60_000;

/** The time of day in all fixtures, in milliseconds since 1970. */
const FIXTURES_AT = Date.parse('2026-11-24T12:00:00Z');

/** A clock that stands still at the time of the fixtures. */
export const fixturesClock: Clock = () => FIXTURES_AT;

/** A clock that begins at the time of the fixtures when the page is loaded. */
export const runningFixturesClock: Clock = () =>
  FIXTURES_AT + Math.floor(performance.now());

/** Some minutes before the time of the fixtures; after it where the number is negative. */
export function minutesAgo(minutes: number): string {
  return new Date(FIXTURES_AT - minutes * MINUTE).toISOString();
}
