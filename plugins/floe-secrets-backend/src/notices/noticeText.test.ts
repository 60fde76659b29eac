import { causeOf } from './__testUtils__/notices';
import { digestText, endText, noticeText } from './noticeText';

describe('the text of a notice', () => {
  it('has no character of a name that HTML takes for markup, and one line', () => {
    const { content } = causeOf('c1', ['s1']);
    const hostile = {
      ...content,
      cluster: 'prod<br>',
      environments: ['<b>prod</b>'],
      subjects: [
        {
          id: 's1',
          name: 'deploy/<a href="https://example.com">log in</a>\n&amp;.enc.yaml',
          namespace: '',
        },
      ],
    };
    const texts = [
      noticeText(hostile, { changed: true }),
      endText(hostile, ['well']),
      digestText({
        fresh: [hostile],
        lasting: [],
        over: [{ content: hostile, subjectStates: ['well'] }],
      }),
    ];
    for (const { title, description } of texts) {
      expect(`${title} ${description}`).not.toMatch(/[<>&"]/);
      expect(title).not.toMatch(/\n/);
    }
    expect(texts[0].title).toContain('deploy/…a href=…https://example.com…');
  });
});
