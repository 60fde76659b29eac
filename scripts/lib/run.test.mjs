import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Output, run } from './run.mjs';

function terminal() {
  const texts = [];
  return { texts, write: text => texts.push(text) };
}

describe('run', () => {
  it('stores the output of a command until it is shown, and returns how it ended', async () => {
    const screen = terminal();
    const output = new Output(screen);
    output.write('title\n');
    const { code, seconds } = await run(
      ['node', '-e', 'console.log(process.env.WORD); process.exitCode = 3'],
      { output, env: { WORD: 'said' } },
    );
    assert.equal(code, 3);
    assert.ok(seconds > 0);
    assert.deepEqual(screen.texts, []);
    output.show();
    output.show();
    output.write('end\n');
    assert.deepEqual(screen.texts, ['title\nsaid\n', 'end\n']);
  });

  it('returns 127 for a command that does not exist, and says what to do', async () => {
    const screen = terminal();
    const output = new Output(screen);
    const { code } = await run(['no-such-command-of-floe'], { output });
    output.show();
    assert.equal(code, 127);
    assert.match(
      screen.texts.join(''),
      /no-such-command-of-floe could not be started: .*floe\.js install/,
    );
  });
});
