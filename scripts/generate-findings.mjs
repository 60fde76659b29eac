// Generates the sections of docs/findings.md that the finding's detail
// shows.
// `yarn generate-findings` writes them, `yarn generate-findings --check`
// fails if they are out of date.
import { readFile, writeFile } from 'node:fs/promises';

const root = new URL('..', import.meta.url);
const source = new URL('docs/findings.md', root);
const path = 'plugins/floe-secrets/src/generated/findingSections.ts';
const target = new URL(path, root);

/** Links become their text: the detail links to no other page. */
const withoutLinks = text => text.replace(/\[([^\]]+)\]\([^)]+\)/g, '`$1`');

const sections = (await readFile(source, 'utf8'))
  .split(/^### /m)
  .slice(1)
  .map(section => {
    const [id, ...lines] = section.split(/^## /m)[0].trim().split('\n');
    const part = name =>
      withoutLinks(
        lines.find(line => line.startsWith(`- **${name}:** `)) ?? '',
      ).slice(`- **${name}:** `.length);
    return [
      id,
      {
        cause: withoutLinks(lines.find(line => line) ?? ''),
        proven: part('Proven'),
        likely: part('Likely'),
        not: part('Not'),
      },
    ];
  });

const text = `// Generated from docs/findings.md by \`yarn generate-findings\`.
/** What a finding means; names and code are in backticks. */
export type FindingSection = {
  cause: string;
  /** The evidence that makes it proven. */
  proven: string;
  /** When it is likely only. */
  likely: string;
  /** What it must not be mistaken for. */
  not: string;
};

export const findingSections: Partial<Record<string, FindingSection>> =
  ${JSON.stringify(Object.fromEntries(sections), null, 2)};
`;

const current = await readFile(target, 'utf8').catch(() => '');
if (current !== text && process.argv.includes('--check')) {
  console.error(`${path} is out of date: run \`yarn generate-findings\``);
  process.exitCode = 1;
} else if (current !== text) {
  await writeFile(target, text);
  console.log(`wrote ${path}`);
}
