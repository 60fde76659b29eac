import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { markdownAnchors, markdownLinks } from './markdownLinks.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(file => file.endsWith('.md') && !file.includes('__fixtures__'));

/** The broken links of a text at a path. */
function problemsOf(text, page) {
  return markdownLinks(text).flatMap(link => {
    const target = link.path
      ? path.resolve(root, path.dirname(page), link.path)
      : path.join(root, page);
    const at = `${page}:${link.line}: ${link.target}`;
    if (!existsSync(target)) return [`${at} does not exist`];
    if (!link.heading || !target.endsWith('.md')) return [];
    const content = link.path ? readFileSync(target, 'utf8') : text;
    return markdownAnchors(content).has(link.heading)
      ? []
      : [`${at} has no such heading`];
  });
}

test('every link of a page leads to a file and a heading', () => {
  assert.deepEqual(
    pages.flatMap(page =>
      problemsOf(readFileSync(path.join(root, page), 'utf8'), page),
    ),
    [],
  );
});

test('a broken link is found', () => {
  const problems = problemsOf(
    '# A heading\n\n[one](#a-heading) [two](#another) [three](nowhere.md) ![four](nowhere.png)\n\n`[code](no)`',
    'README.md',
  );
  assert.deepEqual(problems, [
    'README.md:3: #another has no such heading',
    'README.md:3: nowhere.md does not exist',
    'README.md:3: nowhere.png does not exist',
  ]);
});

test('every test that the page of faults names exists', () => {
  const faults = readFileSync(path.join(root, 'docs/faults.md'), 'utf8');
  const named = [...faults.matchAll(/`([\w./-]+\.test\.tsx?)`/g)];
  assert.ok(named.length > 50);
  assert.deepEqual(
    named
      .map(([, file]) => file)
      .filter(
        file =>
          !existsSync(path.join(root, file)) &&
          !existsSync(
            path.join(root, 'plugins/floe-secrets-backend/src', file),
          ),
      ),
    [],
  );
});

test('the navigation of TechDocs has every page, and nothing else', () => {
  const nav = readFileSync(path.join(root, 'mkdocs.yml'), 'utf8');
  const listed = [...nav.matchAll(/: (\S+\.md)$/gm)].map(([, page]) => page);
  const all = ['.', 'rbac', 'monitoring'].flatMap(folder =>
    readdirSync(path.join(root, 'docs', folder))
      .filter(name => name.endsWith('.md'))
      .map(name => path.join(folder, name)),
  );
  assert.deepEqual(
    listed.toSorted(),
    [...all, 'decisions/README.md'].toSorted(),
  );
});
