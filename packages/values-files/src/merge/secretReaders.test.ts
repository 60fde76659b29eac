import { readersOf } from './secretReaders';

describe('readersOf', () => {
  it('searches lists of any length', () => {
    const list = Array.from({ length: 300_000 }, () => 'b');
    expect(
      readersOf(['orders-db', 'orders-s3'], { list: [...list, 'orders-db'] }),
    ).toEqual([
      { secret: 'orders-db', workloads: [], namedElsewhere: true },
      { secret: 'orders-s3', workloads: [], namedElsewhere: false },
    ]);
  });
});
