import { Html, html } from './html';

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const absolute = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'UTC',
});

/** A relative time, with the exact time in UTC as its title. */
export function timeAgo(moment: string | number, now: Date): Html {
  const date = new Date(moment);
  const seconds = Math.round((date.getTime() - now.getTime()) / 1000);
  const [unit, length] = steps.find(step => Math.abs(seconds) >= step[1]) ?? [];
  const words =
    unit && length
      ? relative.format(Math.trunc(seconds / length), unit)
      : 'just now';
  return html`<time
    datetime="${date.toISOString()}"
    title="${absolute.format(date)} UTC"
    >${words}</time
  >`;
}
