import {
  ALPHABETS,
  type AlphabetName,
  entropyOf,
  generateValue,
} from './generateValue';

const NAMES = Object.keys(ALPHABETS) as AlphabetName[];

/** Fills arrays with all bytes in their order. */
function everyByte(bytes: Uint8Array) {
  bytes.forEach((_, index) => {
    bytes[index] = index % 256;
  });
}

describe('generateValue', () => {
  it.each(NAMES)('makes each character of %s equally likely', name => {
    const { length } = ALPHABETS[name];
    const perByte = Math.floor(256 / length);
    const counts = new Map<string, number>();

    for (const character of generateValue(perByte * length, name, everyByte)) {
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }

    expect([...counts.keys()].sort().join('')).toBe(
      [...ALPHABETS[name]].sort().join(''),
    );
    expect(new Set(counts.values())).toEqual(new Set([perByte]));
  });

  it.each(NAMES)('makes values of %s of any length, each another one', name => {
    const values = [8, 32, 1024, 1024].map(length =>
      generateValue(length, name),
    );

    expect(values.map(({ length }) => length)).toEqual([8, 32, 1024, 1024]);
    expect(values[2]).not.toBe(values[3]);
  });

  it('shows the entropy', () => {
    expect(entropyOf(32, 'hex')).toBe(128);
    expect(entropyOf(32, 'alphanumeric')).toBe(190);
  });
});
