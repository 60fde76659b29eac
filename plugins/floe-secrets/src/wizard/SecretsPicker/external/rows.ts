import type { RemoteReference } from '@floe/values-files';

/** A key in the form: its new reference, and that of the values files. */
export type ReferenceRow = RemoteReference & {
  /** Undefined for a key that the change adds. */
  present?: RemoteReference;
  isRemoved?: boolean;
};

function isSame(a: RemoteReference, b: RemoteReference): boolean {
  return (
    a.secretKey === b.secretKey &&
    a.remoteKey === b.remoteKey &&
    (a.property || undefined) === (b.property || undefined)
  );
}

export function isChanged({ present, isRemoved, ...row }: ReferenceRow) {
  return !isRemoved && (!present || !isSame(row, present));
}

/** The references of a change: new or different ones. */
export function changedReferences(
  rows: readonly ReferenceRow[],
): RemoteReference[] {
  return rows.filter(isChanged).map(({ secretKey, remoteKey, property }) => ({
    secretKey,
    remoteKey,
    ...(property !== undefined && { property }),
  }));
}

/** Where a row stands among the references of the change; undefined if it is not in it. */
export function indexInChange(
  rows: readonly ReferenceRow[],
  index: number,
): number | undefined {
  return isChanged(rows[index])
    ? rows.slice(0, index).filter(isChanged).length
    : undefined;
}

/** The rows for the keys of the values files, with the edits of a change. */
export function rowsOf(
  present: readonly RemoteReference[],
  changed: readonly RemoteReference[] = [],
  removed: readonly string[] = [],
): ReferenceRow[] {
  const own = present.map(({ secretKey, remoteKey, property }) => {
    const reference = {
      secretKey,
      remoteKey,
      ...(property !== undefined && { property }),
    };
    return {
      ...(changed.find(key => key.secretKey === secretKey) ?? reference),
      present: reference,
      ...(removed.includes(secretKey) && { isRemoved: true }),
    };
  });
  return [
    ...own,
    ...changed.filter(
      key => !present.some(({ secretKey }) => secretKey === key.secretKey),
    ),
  ];
}
