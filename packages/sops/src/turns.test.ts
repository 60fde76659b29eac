import { ageKeyPair } from './__testUtils__/ageKeys';
import { decrypt } from './decrypt';
import { encrypt } from './encrypt';
import type { SopsFormat } from './stores/stores';
import { inspect } from './inspect/inspect';
import { Pacer } from './Pacer';

const VALUES = 5_000;
const GROUPS = 50;
/** Of arrays and regular expressions, without which no pass over the values does; a batch of decryption takes 1,800. */
const MOST_CALLS = 2_500;

const groups = (form: (group: string, keys: string[]) => string) =>
  Array.from({ length: GROUPS }, (_, group) =>
    form(
      `group${group}`,
      Array.from({ length: VALUES / GROUPS }, (__, key) => `key${key}`),
    ),
  ).join('');

const value = 'x'.repeat(90);
const files: [string, SopsFormat, string][] = [
  [
    'YAML of one map',
    'yaml',
    Array.from({ length: VALUES }, (_, key) => `key${key}: ${value}\n`).join(
      '',
    ),
  ],
  [
    'YAML of maps in a map',
    'yaml',
    groups(
      (group, keys) =>
        `${group}:\n${keys.map(key => `  ${key}: ${value}\n`).join('')}`,
    ),
  ],
  [
    'YAML of a list with comments',
    'yaml',
    `list:\n${`  - a: ${value} # beside\n    # above\n    b: ${value}\n`.repeat(
      VALUES / 2,
    )}`,
  ],
  [
    'JSON',
    'json',
    JSON.stringify({
      groups: Array(GROUPS).fill(
        Object.fromEntries(
          Array.from({ length: VALUES / GROUPS }, (_, key) => [key, value]),
        ),
      ),
    }),
  ],
  [
    'dotenv',
    'dotenv',
    Array.from({ length: VALUES }, (_, key) => `KEY${key}=${value}\n`).join(''),
  ],
  [
    'INI',
    'ini',
    `[one]\n${Array.from(
      { length: VALUES },
      (_, key) => `key${key} = ${value}\n`,
    ).join('')}`,
  ],
];

/** Calls between two chances to pause; the largest number. */
async function mostCalls(work: () => Promise<unknown>): Promise<number> {
  let calls = 0;
  let most = 0;
  const turn = async () => {
    most = Math.max(most, calls);
    calls = 0;
  };
  jest.spyOn(Pacer.prototype, 'pauseIfDue').mockImplementation(turn);
  const push = Array.prototype.push;
  const exec = RegExp.prototype.exec;
  // eslint-disable-next-line no-extend-native
  Array.prototype.push = function counted(...items) {
    calls += 1;
    return push.apply(this, items);
  };
  // eslint-disable-next-line no-extend-native
  RegExp.prototype.exec = function counted(text) {
    calls += 1;
    return exec.call(this, text);
  };
  try {
    await work();
  } finally {
    // eslint-disable-next-line no-extend-native
    Array.prototype.push = push;
    // eslint-disable-next-line no-extend-native
    RegExp.prototype.exec = exec;
    jest.restoreAllMocks();
  }
  await turn();
  return most;
}

describe(`work on ${VALUES} values between two chances for a page to react`, () => {
  let keys: { recipient: string; identity: string };

  const calls = async (format: SopsFormat, text: string) => {
    const most: Record<string, number> = {};
    let file = '';
    most.encrypt = await mostCalls(async () => {
      file = await encrypt(text, {
        format,
        recipients: [{ type: 'age', recipient: keys.recipient }],
        selector: { type: 'unencrypted_regex', value: '^open$' },
      });
    });
    most.decrypt = await mostCalls(() =>
      decrypt(file, { format, ageIdentities: [keys.identity] }),
    );
    most.inspect = await mostCalls(() =>
      inspect(file, {
        format,
        selector: { type: 'encrypted_suffix', value: '1' },
      }),
    );
    return most;
  };

  beforeAll(async () => {
    keys = await ageKeyPair();
    // What is loaded when it is first needed is not a work on values.
    await calls('yaml', 'key: value\n');
  });

  it.each(files)('is bounded in %s', async (_, format, text) => {
    const most = Object.entries(await calls(format, text));
    expect(most.filter(([, count]) => count > MOST_CALLS)).toEqual([]);
  });
});
