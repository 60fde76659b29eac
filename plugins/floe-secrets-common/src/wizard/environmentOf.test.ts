import { environmentOf } from './environmentOf';

const place = (name: string, cluster: string, namespace: string) => ({
  name,
  cluster,
  namespace,
});
const known = {
  environments: [
    place('prod', 'eu-1', 'a'),
    place('prod', 'eu-1', 'b'),
    place('prod', 'us-1', 'c'),
    place('dev', 'eu-1', 'd'),
  ] as any,
};

describe('environmentOf', () => {
  it.each([
    [place('prod', 'eu-1', 'b'), place('prod', 'eu-1', 'b')],
    [place('prod', 'eu-1', 'x'), place('prod', 'eu-1', 'a')],
    [place('prod', 'us-1', 'a'), place('prod', 'us-1', 'c')],
    [place('dev', 'us-1', 'd'), undefined],
    [place('x', 'eu-1', 'a'), undefined],
  ])('%j', ({ name, cluster, namespace }, expected) => {
    expect(
      environmentOf({ environment: name, cluster, namespace }, known),
    ).toEqual(expected);
  });
});
