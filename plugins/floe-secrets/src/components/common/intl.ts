/** What a time is shown to. */
const PRECISION = {
  day: { year: 'numeric', month: 'long', day: 'numeric' },
  second: {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    timeZoneName: 'short',
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making a formatter takes longer than many uses of it, and there are few. */
const formatters = new Map<string, unknown>();

function once<T>(key: string, make: () => T): T {
  const known = formatters.get(key);
  if (known) {
    return known as T;
  }
  const made = make();
  formatters.set(key, made);
  return made;
}

/** Formats times in the user's time zone, or in another one. */
export function dateFormat(
  locale: string,
  precision: keyof typeof PRECISION,
  timeZone?: string,
): Intl.DateTimeFormat {
  return once(
    `date ${locale} ${precision} ${timeZone}`,
    () =>
      new Intl.DateTimeFormat(locale, { ...PRECISION[precision], timeZone }),
  );
}

/** Formats counts of a unit: `3 days`. */
export function unitFormat(
  locale: string,
  unit: 'day' | 'hour' | 'minute' | 'second',
): Intl.NumberFormat {
  return once(
    `unit ${locale} ${unit}`,
    () =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: 'long',
      }),
  );
}

/** Joins parts of a duration: `3 days, 4 hours`. */
export function listFormat(locale: string): Intl.ListFormat {
  return once(
    `list ${locale}`,
    () => new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' }),
  );
}

/** Formats times before or after now: `3 days ago`. */
export function relativeFormat(
  locale: string,
  numeric: 'auto' | 'always',
): Intl.RelativeTimeFormat {
  return once(
    `relative ${locale} ${numeric}`,
    () => new Intl.RelativeTimeFormat(locale, { numeric }),
  );
}
