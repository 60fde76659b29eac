import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const PAGE = resolve(__dirname, '../../../../../docs/findings.md');

/** The confidences that `docs/findings.md` lets each finding have, by its id. */
export function documentedConfidences(): ReadonlyMap<string, string[]> {
  return new Map(
    readFileSync(PAGE, 'utf8')
      .split(/^### /m)
      .slice(1)
      .map(section => [
        section.split('\n', 1)[0].trim(),
        ['Proven', 'Likely']
          .filter(
            name =>
              !new RegExp(`^- \\*\\*${name}:\\*\\* Never\\.$`, 'm').test(
                section,
              ),
          )
          .map(name => name.toLocaleLowerCase('en')),
      ]),
  );
}
