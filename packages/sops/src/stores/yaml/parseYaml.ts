import { checkCharacters } from '../../checkCharacters';
import { checkSize } from '../../limits';
import { namedExports } from '../../namedExports';
import { Steps } from '../../Pacer';
import { Branch, Scalar } from '../../tree/tree';
import { readSimpleYaml } from './simpleYaml';
import { resolveSopsScalar } from './sopsScalar';

/**
 * Reads the documents of a YAML file as sops does: aliases written out, scalars by Go's rules. The `yaml` package is
 * loaded for the first file that needs it.
 *
 * @param resolve - what a scalar without quotes means; by default it is refused where sops cannot encrypt it
 */
export function* parseYaml(
  text: string,
  resolve: (
    source: string,
    path: readonly string[],
  ) => Scalar = resolveSopsScalar,
): Steps<Branch[]> {
  checkSize(text);
  checkCharacters(text);
  const simple = yield* readSimpleYaml(text, resolve);
  if (simple) {
    return [simple];
  }
  const loaded = (yield import('./readYaml')) as typeof import('./readYaml');
  const { readYaml } = namedExports(loaded);
  return yield* readYaml(text, resolve);
}
