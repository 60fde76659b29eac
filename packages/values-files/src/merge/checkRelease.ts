import { isEqual } from 'es-toolkit';
import {
  ChartSecretManifest,
  ExternalSecretManifest,
} from '../chart/manifests';
import { customSecretName, sectionSecretName } from '../chart/chartNames';
import { groupOfSection } from '../chart/renderPlainSecrets';
import { targetOwnedByOther, writesUnowned } from '../rules/targetOwnedByOther';
import { printGoDuration } from '../model/goDuration';
import { objectName } from '../model/kubernetesNames';
import { SecretsChange } from '../model/secretsChange';
import { SECTIONS } from '../model/sections';
import { targetsOfChange } from './context';
import { ValuesFinding, valuesFinding } from './findings';

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

const GENERATES = 'dagster.generatePostgresqlPasswordSecret';

/** The Secret of the Dagster subchart has none of the chart's labels. */
function isSubchartSecret({ metadata }: ChartSecretManifest): boolean {
  return metadata.labels['app.kubernetes.io/name'] === undefined;
}

/** What makes a Secret that ExternalSecrets only write into, as in a migration. */
function migratingFrom(
  owners: readonly ChartSecretManifest[],
): ChartSecretManifest | undefined {
  const makers = owners.filter(
    owner =>
      owner.kind !== 'ExternalSecret' ||
      !writesUnowned(owner.spec.target.creationPolicy),
  );
  return makers.length === 1 && makers[0].kind !== 'ExternalSecret'
    ? makers[0]
    : undefined;
}

/** Two notations of the same interval are equal. */
function inGoForm(spec: ExternalSecretManifest['spec']) {
  const refreshInterval =
    printGoDuration(spec.refreshInterval) ?? spec.refreshInterval;
  return { ...spec, refreshInterval };
}

function keyOf({ kind, metadata }: ChartSecretManifest): string {
  return `${kind}/${metadata.name}`;
}

/** Compares the rendered objects of a release before and after a change. */
export class ReleaseCheck {
  readonly #targets: ReadonlySet<string>;
  readonly #before: ReadonlyMap<string, ChartSecretManifest> | undefined;

  constructor(
    private readonly change: SecretsChange,
    private readonly fullname: string,
    /** Left out if the chart could not be rendered before. */
    before: readonly ChartSecretManifest[] | undefined,
    private readonly after: readonly ChartSecretManifest[],
  ) {
    this.#targets = new Set(targetsOfChange(change, fullname));
    this.#before =
      before && new Map(before.map(manifest => [keyOf(manifest), manifest]));
  }

  /**
   * The objects that the change creates, and how they differ from the present
   * ones.
   */
  targets() {
    return this.after
      .filter(manifest => this.#isTarget(manifest))
      .map(manifest => {
        const before = this.#before?.get(keyOf(manifest));
        return { manifest, before };
      });
  }

  findings(): ValuesFinding[] {
    return [
      ...this.#checkIntervals(),
      ...this.#checkNames(),
      ...this.#checkOwners(),
      ...this.#checkOthers(),
      ...this.#checkMovedKeys(),
    ];
  }

  /** Intervals that this change does not write stay as they are. */
  #checkIntervals(): ValuesFinding[] {
    const intervals = this.after.flatMap(manifest => {
      if (manifest.kind !== 'ExternalSecret') {
        return [];
      }
      const { refreshInterval } = manifest.spec;
      const printed = printGoDuration(refreshInterval);
      const place = this.#placeOf(manifest);
      return printed === undefined || printed === refreshInterval
        ? []
        : [{ isOwn: place.includes('.custom['), place, printed }];
    });
    // The components share the interval of the release, and so do custom
    // entries without one of their own.
    const shared = intervals.find(({ isOwn }) => !isOwn);
    const places = new Map([
      ...(shared ? [['floe.externalSecrets', shared.printed] as const] : []),
      ...intervals
        .filter(({ isOwn, printed }) => isOwn && printed !== shared?.printed)
        .map(({ place, printed }) => [place, printed] as const),
    ]);
    return [...places].map(([place, printed]) =>
      valuesFinding(
        'refresh-interval-form',
        'info',
        `${place}.refreshInterval`,
        'The interval is not written as Go prints it: with Helm 4 and External Secrets up to 1.0 each upgrade after the first fails with a conflict',
        `Write ${printed}`,
        'likely',
      ),
    );
  }

  #isTarget({ kind, metadata }: ChartSecretManifest): boolean {
    return (
      kind === kindOfChange(this.change) && this.#targets.has(metadata.name)
    );
  }

  #placeOf({ kind, metadata }: ChartSecretManifest): string {
    const root = ROOTS[kind];
    const section = SECTIONS.find(
      name => sectionSecretName(this.fullname, name) === metadata.name,
    );
    const entry = metadata.name.slice(this.fullname.length + 1);
    if (kind === 'Secret') {
      return section
        ? `${root}.${groupOfSection(section)}`
        : `${root}.custom.${entry}`;
    }
    return section ? `${root}.${section}` : `${root}.custom[${entry}]`;
  }

  #checkNames(): ValuesFinding[] {
    return [...this.#targets].flatMap(name => {
      const parsed = objectName.safeParse(name);
      return parsed.success
        ? []
        : [
            valuesFinding(
              'name-invalid',
              'error',
              null,
              `The chart would create a Secret named ${name.slice(
                0,
                80,
              )}, which is not a valid name: ${parsed.error.issues[0].message}`,
              'Choose another name',
            ),
          ];
    });
  }

  /**
   * A Secret can have only one owner: the second one fails, or both overwrite
   * each other.
   */
  #checkOwners(): ValuesFinding[] {
    const byName = new Map<string, ChartSecretManifest[]>();
    for (const manifest of this.after) {
      const { name } = manifest.metadata;
      byName.set(name, [...(byName.get(name) ?? []), manifest]);
    }
    return [...byName].flatMap(([name, owners]) => {
      const claims = owners.map((owner, index) => ({ id: `${index}`, owner }));
      const self =
        claims.find(({ owner }) => this.#isTarget(owner)) ?? claims[0];
      const other = targetOwnedByOther(self.id, claims)?.owner;
      if (!other) {
        return [];
      }
      if (isSubchartSecret(other)) {
        return [this.#generatedBySubchart(name, self.owner)];
      }
      const isAsked = this.#targets.has(name);
      const places = owners.map(owner => this.#placeOf(owner));
      const before = migratingFrom(owners);
      if (before) {
        return [
          valuesFinding(
            'target-owned-by-other',
            'warning',
            places.join(' and '),
            before.kind === 'SealedSecret'
              ? `The SealedSecret owns the Secret ${name}, and the ExternalSecret writes into it too: this is meant for the time of a migration only`
              : `The release makes the Secret ${name} of ${this.#placeOf(
                  before,
                )}, and the ExternalSecret writes into it too: this is meant for the time of a migration only`,
            before.kind === 'SealedSecret'
              ? 'Remove the SealedSecret once it no longer owns the Secret'
              : `Remove ${this.#placeOf(
                  before,
                )} once Helm keeps the Secret (annotation helm.sh/resource-policy)`,
          ),
        ];
      }
      return [
        valuesFinding(
          'target-owned-by-other',
          isAsked ? 'error' : 'warning',
          places.join(' and '),
          `Both would create the Secret ${name}, but only one can own it`,
          other.kind === 'Secret'
            ? `Remove ${this.#placeOf(other)} from the values first`
            : `Disable or remove ${this.#placeOf(
                other,
              )} first, or do not change this component`,
        ),
      ];
    });
  }

  #generatedBySubchart(
    name: string,
    owner: ChartSecretManifest,
  ): ValuesFinding {
    return valuesFinding(
      'target-owned-by-other',
      this.#targets.has(name) ? 'error' : 'warning',
      `${this.#placeOf(owner)} and ${GENERATES}`,
      `The Dagster chart creates the Secret ${name} too, with the password of its own values, but only one of them can own it`,
      `Set ${GENERATES} to false: the Dagster chart does not read it under dagster.global. A change of the component Database does this`,
    );
  }

  /**
   * Objects that the change does not name must not change; a changed setting
   * applies to all sections.
   */
  #checkOthers(): ValuesFinding[] {
    if (!this.#before) {
      return [];
    }
    return this.after.flatMap(manifest => {
      if (this.#isTarget(manifest) || manifest.kind === 'Secret') {
        return [];
      }
      const before = this.#before!.get(keyOf(manifest));
      if (!before) {
        return [
          valuesFinding(
            'other-secret-affected',
            'warning',
            this.#placeOf(manifest),
            `${manifest.kind} ${manifest.metadata.name} will be created too: the values have it, but the approach was disabled until now`,
            'Check that it should be created',
          ),
        ];
      }
      return this.#checkChanged(manifest, before);
    });
  }

  #checkChanged(
    manifest: ChartSecretManifest,
    before: ChartSecretManifest,
  ): ValuesFinding[] {
    if (
      manifest.kind !== 'ExternalSecret' ||
      before.kind !== 'ExternalSecret' ||
      isEqual(inGoForm(manifest.spec), inGoForm(before.spec))
    ) {
      return [];
    }
    if (!isEqual(manifest.spec.secretStoreRef, before.spec.secretStoreRef)) {
      return [this.#storeMoved(manifest, before)];
    }
    if (this.#targets.size === 0) {
      return [];
    }
    return [
      valuesFinding(
        'other-secret-affected',
        'warning',
        this.#placeOf(manifest),
        `${manifest.metadata.name} gets another refresh interval or creation policy too: one setting applies to all sections`,
        'Check that it should change',
      ),
    ];
  }

  /** Keys that keep their references in an object whose store changes. */
  #checkMovedKeys(): ValuesFinding[] {
    const { change } = this;
    if (change.approach !== 'external-secrets') {
      return [];
    }
    const asked = new Map(
      [
        ...SECTIONS.map(
          section =>
            [
              sectionSecretName(this.fullname, section),
              change.components[section]?.keys,
            ] as const,
        ),
        ...change.custom.map(
          ({ name, keys }) =>
            [customSecretName(this.fullname, name), keys] as const,
        ),
      ].map(([name, keys]) => [
        name,
        new Set(keys?.map(({ secretKey }) => secretKey)),
      ]),
    );
    return this.targets().flatMap(({ manifest, before }) => {
      if (
        manifest.kind !== 'ExternalSecret' ||
        before?.kind !== 'ExternalSecret' ||
        isEqual(manifest.spec.secretStoreRef, before.spec.secretStoreRef) ||
        before.spec.data.every(({ secretKey }) =>
          asked.get(manifest.metadata.name)?.has(secretKey),
        )
      ) {
        return [];
      }
      return [this.#storeMoved(manifest, before)];
    });
  }

  #storeMoved(
    manifest: ExternalSecretManifest,
    before: ExternalSecretManifest,
  ): ValuesFinding {
    const { kind, name } = before.spec.secretStoreRef;
    const store = manifest.spec.secretStoreRef;
    if (this.#targets.size === 0 || this.#movesEntry(manifest)) {
      return valuesFinding(
        'other-secret-affected',
        'warning',
        this.#placeOf(manifest),
        `${manifest.metadata.name} reads from ${kind} ${name} now and will read the same keys from ${store.kind} ${store.name}`,
        'Check that the new store has them',
      );
    }
    return valuesFinding(
      'other-secret-affected',
      'error',
      this.#placeOf(manifest),
      `One store applies to all sections: ${manifest.metadata.name} reads from ${kind} ${name} now and would have to read from ${store.name} too`,
      `Keep ${name}, or move all of its keys in this change. A custom entry of the values may have its own secretStoreRef`,
    );
  }

  /** Whether the change gives a custom entry another store and keeps its keys. */
  #movesEntry({ metadata }: ExternalSecretManifest): boolean {
    return (
      this.change.approach === 'external-secrets' &&
      this.change.custom.some(
        ({ name, storeRef, keys }) =>
          storeRef &&
          !keys &&
          customSecretName(this.fullname, name) === metadata.name,
      )
    );
  }
}
