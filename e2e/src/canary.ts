import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, type Page } from '@playwright/test';

/**
 * A text in the forms in which a page, a request, a log, a database or a file
 * may contain it.
 */
export function encodingsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  // Base64 depends on the position of the text within three bytes.
  const base64 = [0, 1, 2].map(shift =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift + 1, -4),
  );
  const json = JSON.stringify(text).slice(1, -1);
  return [
    ...new Set([
      text,
      ...base64,
      ...base64.map(own => own.replace(/\+/g, '-').replace(/\//g, '_')),
      bytes.toString('hex'),
      bytes.toString('hex').toUpperCase(),
      encodeURIComponent(text),
      new URLSearchParams({ a: text }).toString().slice(2),
      json,
      JSON.stringify(json).slice(1, -1),
      text.replace(/"/g, '&quot;'),
    ]),
  ];
}

/** The forms of the texts that a content contains; empty if it contains none. */
export function tracesOf(texts: readonly string[], content: string): string[] {
  return texts.flatMap(encodingsOf).filter(form => content.includes(form));
}

/** Records what the browser sends from now on: addresses, headers and bodies. */
export function collectRequests(page: Page): () => Promise<string> {
  const sent: Promise<string>[] = [];
  page.on('request', request => {
    const body = request.postDataBuffer()?.toString('latin1') ?? '';
    sent.push(
      request
        .allHeaders()
        .catch(() => request.headers())
        .then(
          headers => `${request.url()}\n${JSON.stringify(headers)}\n${body}`,
        ),
    );
  });
  return async () => (await Promise.all(sent)).join('\n');
}

/** Every place in which the page could store a value. */
export async function keptByPage(page: Page): Promise<string> {
  return page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input, textarea')].map(
        input => (input as HTMLInputElement).value,
      ),
      ...Object.values({ ...localStorage, ...sessionStorage }),
      JSON.stringify(window.history.state),
      window.location.href,
    ].join('\n'),
  );
}

/** The kinds of places in which the portal and the Git host store data. */
type KeptOnDisk = {
  /** Every cell of every table. */
  databases: string;
  logs: string;
  /** Every object of every repository, unpacked; each commit, tree and file. */
  repositories: string;
  /** All other files, such as the history of the embedded cluster. */
  files: string;
};

/**
 * All data that the portal of these tests has written, in a form that can be
 * searched.
 */
export function keptOnDisk(folder = process.env.FLOE_E2E_DATA!): KeptOnDisk {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name));
  const repositories = entries
    .filter(entry => entry.isDirectory() && entry.name === 'objects')
    .map(entry => entry.parentPath)
    .filter(parent => existsSync(path.join(parent, 'HEAD')));
  const read = (file: string) => {
    try {
      return readFileSync(file, 'latin1');
    } catch {
      // It belonged to a program that has removed it meanwhile.
      return '';
    }
  };
  const isOf = (name: string) => (file: string) =>
    path.relative(folder, file).split(path.sep).includes(name);
  return {
    databases: files
      .filter(file => file.endsWith('.sqlite'))
      .map(databaseText)
      .join('\n'),
    logs: files.filter(isOf('logs')).map(read).join('\n'),
    repositories: repositories.map(repositoryText).join('\n'),
    files: files.map(read).join('\n'),
  };
}

/** SQLite splits a value that is longer than a page of the file. */
function databaseText(file: string): string {
  const database = new DatabaseSync(file, {
    readOnly: true,
    // The portal may be writing to it: the read waits for its turn, in ms.
    timeout: 10_000,
  });
  try {
    const tables = database
      .prepare("select name from sqlite_master where type = 'table'")
      .all() as { name: string }[];
    return tables
      .flatMap(({ name }) => database.prepare(`select * from "${name}"`).all())
      .flatMap(row => Object.values(row))
      .map(value =>
        value instanceof Uint8Array
          ? Buffer.from(value).toString('latin1')
          : String(value),
      )
      .join('\n');
  } finally {
    database.close();
  }
}

/** Git compresses its objects. */
function repositoryText(repository: string): string {
  return execFileSync(
    'git',
    [
      `--git-dir=${repository}`,
      'cat-file',
      '--batch',
      '--batch-all-objects',
      '--buffer',
    ],
    { maxBuffer: 512 * 1024 * 1024 },
  ).toString('latin1');
}

/**
 * Expects that no content contains any of the texts, in clear or encoded.
 *
 * @param places - the stored or sent contents, by their place
 */
export function expectNoTraceOf(
  texts: readonly string[],
  places: Record<string, string>,
): void {
  const traces = Object.entries(places).flatMap(([place, content]) =>
    tracesOf(texts, content).map(form => `${place}: ${form}`),
  );
  expect(traces).toEqual([]);
}
