import { execFileSync } from 'node:child_process';
import { findingOf, recordedInput } from '../../__testUtils__/recorded';
import { diagnoseSecret } from '../../diagnose';

describe('controller-gave-up', () => {
  const input = recordedInput('SealedSecret', 'ss-other-key');
  const at = (time: string) =>
    findingOf(
      diagnoseSecret({ ...input, now: new Date(time) }),
      'controller-gave-up',
    );

  it('follows from the sixth attempt and the pause after it', () => {
    // The sixth attempt was at 02:55:07.
    expect(at('2026-11-24T02:56:00Z')).toBeUndefined();
    expect(at('2026-11-24T02:58:00Z')).toMatchObject({
      severity: 'warning',
      confidence: 'likely',
      summary: 'The controller tried 6 times and does not retry automatically.',
      remedies: [
        {
          command: `kubectl patch sealedsecret ss-other-key -n floe --type merge -p '{"spec":{"template":{"metadata":{"annotations":{"floe.dev/tried-again":"'"$(date +%s)"'"}}}}}'`,
        },
        { command: expect.stringContaining('kubectl logs') },
      ],
    });
  });

  it('advises a command that changes the spec each time, and that a shell reads as meant', () => {
    const command = at('2026-11-24T02:58:00Z')?.remedies[0].command ?? '';
    const [name, ...words] = execFileSync('/bin/sh', [
      '-c',
      `date() { echo 1700000000; }; kubectl() { printf '%s\\n' kubectl "$@"; }; ${command}`,
    ])
      .toString()
      .trim()
      .split('\n');
    expect(name).toBe('kubectl');
    expect(JSON.parse(words.at(-1)!)).toEqual({
      spec: {
        template: {
          metadata: { annotations: { 'floe.dev/tried-again': '1700000000' } },
        },
      },
    });
  });
});
