import { SopsLayout } from './sopsFileChange';

function partsOf(path: string): [folder: string, name: string] {
  const end = path.lastIndexOf('/') + 1;
  return [path.slice(0, end), path.slice(end)];
}

/**
 * The conventional path of a new encrypted file: beside the values file
 * `values-prod.yaml` the file `values-prod.enc.yaml`, and for the manifest of a
 * Secret `secrets/NAME.enc.yaml` in the same folder.
 *
 * @param valuesPath - path of the service's values file, which need not exist
 * yet
 * @param name - name of the Secret of a manifest
 * @param isTaken - whether a file has this path; then a number is added
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
