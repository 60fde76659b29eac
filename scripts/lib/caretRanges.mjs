/**
 * Whether one of the caret ranges contains the version, by semver's rule for
 * caret ranges.
 */
export function takes(range, version) {
  return range.split(' || ').some(part => {
    const [low, given] = [part.slice(1), version].map(text =>
      text.split('.').map(Number),
    );
    const fixed = low.findIndex(number => number > 0);
    const isSame = low.every(
      (number, index) => index > fixed || number === given[index],
    );
    const difference = given
      .map((number, index) => number - low[index])
      .find(one => one !== 0);
    return part.startsWith('^') && isSame && (difference ?? 0) >= 0;
  });
}
