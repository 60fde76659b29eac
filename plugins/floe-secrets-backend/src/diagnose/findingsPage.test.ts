import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { FINDING_IDS } from '@floe/backstage-plugin-floe-secrets-common';
import { VALUES_FINDING_IDS } from '@floe/values-files';
import * as ruleLists from './rules';
import { syncFailed } from './rules/common/syncFailed';

const ROOT = resolve(__dirname, '../../../..');
const PAGE = resolve(ROOT, 'docs/findings.md');
const RULES = resolve(__dirname, 'rules');

/** The parts that a section must have. */
const PARTS = ['Proven', 'Likely', 'Not', 'Remedy', 'Rule'];

type Section = {
  id: string;
  cause: string;
  parts: Record<string, string>;
  /** Absolute paths. */
  files: string[];
};

/** Reads the sections of `docs/findings.md`: one third-level heading for each id. */
function readSections(page: string): Section[] {
  return page
    .split(/^### /m)
    .slice(1)
    .map(section => {
      const [id, ...lines] = section.split(/^## /m)[0].trim().split('\n');
      const parts = Object.fromEntries(
        lines.flatMap(line => {
          const [, name, text] = /^- \*\*(\w+):\*\* (.*)$/.exec(line) ?? [];
          return name ? [[name, text]] : [];
        }),
      );
      return {
        id,
        cause: lines.find(line => line && !line.startsWith('- ')) ?? '',
        parts,
        files: [...(parts.Rule ?? '').matchAll(/\]\(([^)]+)\)/g)].map(
          ([, path]) => resolve(dirname(PAGE), path),
        ),
      };
    });
}

/** The files of the rules, by the ids that they name. */
function ruleFiles(): { id: string; file: string }[] {
  return readdirSync(RULES, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap(name => {
      const file = resolve(RULES, name);
      const text = readFileSync(file, 'utf8');
      const ids = [
        ...text.matchAll(/(?:\bid: |createFinding\(\s*)'([a-z-]+)'/g),
      ];
      return [...new Set(ids.map(([, id]) => id))].map(id => ({ id, file }));
    });
}

describe('docs/findings.md', () => {
  const page = readFileSync(PAGE, 'utf8');
  const sections = readSections(page);
  const ids = sections.map(({ id }) => id);

  it('has one section for each id', () => {
    expect([...ids].sort()).toEqual(
      [...FINDING_IDS, ...VALUES_FINDING_IDS].sort(),
    );
  });

  it('has a section for each rule, and each id has a rule', () => {
    const ofRules = [...Object.values(ruleLists).flat(), syncFailed].map(
      ({ id }) => id,
    );
    expect([...new Set(ofRules)].sort()).toEqual([...FINDING_IDS].sort());
  });

  it.each(sections)(
    'describes the evidence for $id and what it is not',
    section => {
      expect(section.cause).not.toBe('');
      expect(Object.keys(section.parts)).toEqual(PARTS);
      for (const text of [section.cause, ...Object.values(section.parts)]) {
        // A sentence, or the word that the portal never says so.
        expect(text).toMatch(/^Never\.|^.{8,}$/);
        expect(text).not.toMatch(/\b(?:TODO|TBD|\?\?\?)/);
      }
      expect(section.parts.Not).not.toMatch(/^Never/);
      expect(section.parts.Remedy).not.toMatch(/^Never/);
      const { Proven, Likely } = section.parts;
      expect([Proven, Likely]).not.toEqual(['Never.', 'Never.']);
    },
  );

  it.each(sections)('links $id to the files of its rules', section => {
    const { files, id } = section;
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter(file => !existsSync(file))).toEqual([]);
    const named = ruleFiles().filter(rule => rule.id === id);
    expect(files.map(file => relative(ROOT, file))).toEqual(
      expect.arrayContaining(named.map(({ file }) => relative(ROOT, file))),
    );
  });

  it.each(sections)('names each possible confidence of $id', section => {
    const excluded = [
      section.parts.Proven === 'Never.' && "'proven'",
      section.parts.Likely === 'Never.' && "'likely'",
    ].filter(word => word !== false);
    const texts = section.files
      .filter(file => file.startsWith(RULES))
      .map(file => readFileSync(file, 'utf8'));
    expect(
      texts.filter(text => excluded.some(word => text.includes(word))),
    ).toEqual([]);
  });

  it('refers to sections that exist', () => {
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, id]) => id);
    expect(links.filter(id => !ids.includes(id))).toEqual([]);
  });
});
