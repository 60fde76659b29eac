import { DEFAULT_COLUMNS, parseColumns, writeColumns } from './columns';

const written = (columns: string[]) => {
  const params = new URLSearchParams('q=a&column=times');
  writeColumns(params, columns);
  return params.toString();
};

describe('the columns in an address', () => {
  it('are the default where it names none', () => {
    expect(parseColumns(new URLSearchParams('q=a'))).toEqual(DEFAULT_COLUMNS);
    expect(written([...DEFAULT_COLUMNS].reverse())).toBe('q=a');
  });

  it.each([
    [['target', 'service'], 'q=a&column=service&column=target'],
    [[], 'q=a&column=none'],
    [['nonsense'], 'q=a&column=none'],
  ])('are kept in their order: %j', (columns, search) => {
    expect(written(columns)).toBe(search);
    expect(parseColumns(new URLSearchParams(search))).toEqual(
      columns.filter(column => column !== 'nonsense').reverse(),
    );
  });
});
