import { ChartSecretManifest } from '../chart/manifests';
import { sectionOfSecret } from '../chart/chartNames';
import { groupOfSection } from '../chart/renderPlainSecrets';
import { SecretsChange } from '../model/secretsChange';
import { targetsOfChange } from './context';

const ROOTS = {
  ExternalSecret: 'floe.externalSecrets',
  SealedSecret: 'floe.sealedSecrets',
  Secret: 'secrets',
} as const;

/** The kind of object that a change creates. */
function kindOfChange(change: SecretsChange) {
  return change.approach === 'external-secrets'
    ? ('ExternalSecret' as const)
    : ('SealedSecret' as const);
}

function keyOf({ kind, metadata }: ChartSecretManifest): string {
  return `${kind}/${metadata.name}`;
}

/** The rendered objects of a release before and after a change. */
export class ComparedRelease {
  /** Names of the objects that the change names. */
  readonly names: ReadonlySet<string>;
  readonly #before: ReadonlyMap<string, ChartSecretManifest> | undefined;

  constructor(
    readonly change: SecretsChange,
    readonly fullname: string,
    /** Left out if the chart could not be rendered before. */
    before: readonly ChartSecretManifest[] | undefined,
    readonly after: readonly ChartSecretManifest[],
  ) {
    this.names = new Set(targetsOfChange(change, fullname));
    this.#before =
      before && new Map(before.map(manifest => [keyOf(manifest), manifest]));
  }

  /** Whether the objects before the change are known. */
  get isComparable(): boolean {
    return this.#before !== undefined;
  }

  /** An object as it was before the change. */
  beforeOf(manifest: ChartSecretManifest): ChartSecretManifest | undefined {
    return this.#before?.get(keyOf(manifest));
  }

  /**
   * The objects that the change creates, and how they differ from the present
   * ones.
   */
  targets() {
    return this.after
      .filter(manifest => this.isTarget(manifest))
      .map(manifest => ({ manifest, before: this.beforeOf(manifest) }));
  }

  /** Whether an object is one that the change names. */
  isTarget({ kind, metadata }: ChartSecretManifest): boolean {
    return kind === kindOfChange(this.change) && this.names.has(metadata.name);
  }

  /** Where the values have an object. */
  placeOf({ kind, metadata }: ChartSecretManifest): string {
    const root = ROOTS[kind];
    const section = sectionOfSecret(this.fullname, metadata.name);
    const entry = metadata.name.slice(this.fullname.length + 1);
    if (kind === 'Secret') {
      return section
        ? `${root}.${groupOfSection(section)}`
        : `${root}.custom.${entry}`;
    }
    return section ? `${root}.${section}` : `${root}.custom[${entry}]`;
  }
}
