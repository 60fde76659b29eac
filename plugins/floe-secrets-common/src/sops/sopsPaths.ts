import { SopsLayout } from './sopsFileChange';

function partsOf(path: string): [folder: string, name: string] {
  const end = path.lastIndexOf('/') + 1;
  return [path.slice(0, end), path.slice(end)];
}

/**
 * The name that a new encrypted file has by convention: beside the values file
 * `values-prod.yaml` the file `values-prod.enc.yaml`, and for the manifest of a
 * Secret `secrets/NAME.enc.yaml` in the same folder.
 *
 * @param valuesPath - of the values file that the service has, or is to have
 * @param name - of the Secret of a manifest
 * @param isTaken - whether a path is that of another file; the first free one
 * with a number is chosen
 * @public
 */
export function proposeSopsPath(
  layout: SopsLayout,
  valuesPath: string,
  name: string | undefined,
  isTaken: (path: string) => boolean = () => false,
): string {
  const [folder, file] = partsOf(valuesPath);
  const stem =
    layout === 'values'
      ? `${folder}${file.replace(/\.ya?ml$/, '').replace(/\.(enc|sops)$/, '')}`
      : `${folder}secrets/${name || 'secret'}`;
  for (let count = 1; ; count++) {
    const path = `${stem}${count > 1 ? `-${count}` : ''}.enc.yaml`;
    if (path !== valuesPath && !isTaken(path)) {
      return path;
    }
  }
}
