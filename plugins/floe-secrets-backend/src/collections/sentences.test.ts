import { sentences } from './sentences';

describe('sentences', () => {
  it.each([
    [['It was refreshed'], 'It was refreshed'],
    [
      ['It was refreshed', 'Its target stays.'],
      'It was refreshed. Its target stays.',
    ],
    [['A', 'B', 'C', 'D', 'E'], 'A. B. C. And 2 more.'],
    [[], ''],
  ])('joins %j', (texts, joined) => {
    expect(sentences(texts)).toBe(joined);
  });
});
