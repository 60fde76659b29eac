import { isEqual } from 'es-toolkit';
import {
  Document,
  isMap,
  isScalar,
  isSeq,
  Pair,
  Scalar,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { ChartValues } from '../chart/chartValues';
import { Cuts } from './Cuts';
import { refuseLayout, refuseSpecial, refuseType } from './refusals';
import { hasComments, Layout } from './layout';
import { Replacements } from './Replacements';
import { Splices } from './Splices';
import {
  applyWanted,
  Emptied,
  indexOfEntry,
  isWantedMap,
  nameOfEntry,
  REMOVE,
  Wanted,
  WantedList,
  WantedMap,
} from './wanted';

/** A changed place of a values file. @public */
export type ValuesChange = {
  /**
   * Path in the values; a list entry is written with its name:
   * `custom[dbt-cloud]`.
   */
  path: string;
  action: 'added' | 'changed' | 'removed';
};

function join(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
}

function isNull(node: unknown): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

/**
 * Plans the changes of the text of a values file so that every other byte
 * stays: the YAML document gives the positions, and the text itself is cut and
 * pasted.
 */
export class EditPlan {
  readonly changes: ValuesChange[] = [];
  readonly #splices = new Splices();
  readonly #layout: Layout;
  readonly #cuts: Cuts;
  readonly #replacements: Replacements;
  readonly #document: Document.Parsed | undefined;

  constructor(
    /** Ends with a line break, or is empty. */
    text: string,
    document: Document.Parsed | undefined,
  ) {
    this.#layout = new Layout(text, document);
    this.#cuts = new Cuts(this.#layout, this.#splices);
    this.#replacements = new Replacements(this.#layout, this.#splices);
    this.#document = document;
  }

  /** Plans the wanted content of the map at the top of the file. */
  plan(wanted: WantedMap) {
    const root = this.#document?.contents;
    if (isMap(root) && !root.flow && root.items.length > 0) {
      this.#planMap(root, wanted, '');
      return;
    }
    const values = isMap(root) ? this.#valueOf(root) : {};
    const result = applyWanted(values, wanted);
    if (isEqual(values, result)) {
      return;
    }
    Object.keys(wanted).forEach(key => this.#note(key, 'added'));
    const block = this.#layout.block(result, 0);
    if (isMap(root)) {
      refuseSpecial(root, '');
    }
    const [start, end] = root?.range ?? [0, 0];
    if (end > start) {
      const next = this.#layout.lineEndAfter(end);
      const isAlone = this.#layout.text.slice(end, next).trim() === '';
      this.#splices.replace(start, isAlone ? next : end, '');
      this.#splices.insert(next, block);
    } else {
      this.#splices.insert(this.#layout.text.length, block);
    }
  }

  /** The text with all planned changes. */
  apply(): string {
    return this.#splices.applyTo(this.#layout.text);
  }

  #note(path: string, action: ValuesChange['action']) {
    this.changes.push({ path, action });
  }

  #valueOf(node: YAMLMap | YAMLSeq): unknown {
    return node.toJS(this.#document!);
  }

  #planMap(map: YAMLMap, wanted: WantedMap, path: string) {
    refuseSpecial(map, path);
    this.#layout.refuseUnusualKeys(map, path);
    const additions: ChartValues = {};
    const removed: Pair<Scalar>[] = [];
    for (const [key, value] of Object.entries(wanted)) {
      const place = join(path, key);
      const pair = map.items.find(
        item => isScalar(item.key) && item.key.value === key,
      ) as Pair<Scalar> | undefined;
      if (!pair && (value === REMOVE || value instanceof Emptied)) {
        continue;
      }
      if (!pair) {
        additions[key] = applyWanted(undefined, value);
        this.#note(place, 'added');
      } else if (pair && value instanceof Emptied) {
        this.#planEmptied(map, pair, value, place);
      } else if (pair && value === REMOVE) {
        removed.push(pair);
        this.#note(place, 'removed');
      } else if (pair) {
        this.#planValue(pair, value, place);
      }
    }
    this.#cuts.takeKeys(map, removed, path);
    if (Object.keys(additions).length > 0) {
      const first = map.items[0].key as Scalar;
      this.#splices.insert(
        this.#layout.lineEndAfter(this.#layout.contentEnd(map)),
        this.#layout.block(additions, this.#layout.columnOf(first.range![0])),
      );
    }
  }

  #planEmptied(
    map: YAMLMap,
    pair: Pair<Scalar>,
    { content }: Emptied,
    path: string,
  ) {
    const inner = pair.value;
    refuseSpecial(inner, path);
    if (isMap(inner) && !inner.flow) {
      this.#planMap(inner, content, path);
      this.#cuts.takeKeyLine(pair);
      return;
    }
    if (hasComments(inner as YAMLMap)) {
      refuseLayout(path);
    }
    this.#note(path, 'removed');
    this.#cuts.takeKeys(map, [pair], path);
  }

  #planValue(pair: Pair<Scalar>, wanted: Wanted, path: string) {
    const { value } = pair;
    if (isNull(value)) {
      this.#note(path, 'changed');
      this.#replacements.fill(pair, applyWanted(undefined, wanted));
      return;
    }
    refuseSpecial(value, path);
    if (wanted instanceof WantedList) {
      this.#planList(pair, wanted, path);
    } else if (isWantedMap(wanted)) {
      this.#planInnerMap(pair, wanted, path);
    } else if (!isScalar(value)) {
      refuseType(path, 'a single value');
    } else if (value.value !== wanted) {
      const [start, end] = value.range!;
      const isBlock = this.#layout.text[end - 1] === '\n';
      const text = this.#layout.inline(wanted, value.type);
      this.#splices.replace(
        start,
        end,
        isBlock ? text + this.#layout.newline : text,
      );
      this.#note(path, 'changed');
    }
  }

  #planInnerMap(pair: Pair<Scalar>, wanted: WantedMap, path: string) {
    const map = pair.value;
    if (!isMap(map)) {
      refuseType(path, 'a map');
    }
    const values = this.#valueOf(map);
    const result = applyWanted(values, wanted);
    if (isEqual(values, result)) {
      return;
    }
    if (!map.flow && Object.keys(result as ChartValues).length > 0) {
      this.#planMap(map, wanted, path);
      return;
    }
    if (!map.flow) {
      this.#planMap(map, wanted, path);
      this.#replacements.insertBehindColon(pair, ' {}');
      return;
    }
    this.#note(path, 'changed');
    this.#replacements.replaceFlow(pair, map, result, path);
  }

  #planList(pair: Pair<Scalar>, wanted: WantedList, path: string) {
    const list = pair.value;
    if (!isSeq(list)) {
      refuseType(path, 'a list');
    }
    const values = this.#valueOf(list) as unknown[];
    const result = applyWanted(values, wanted) as unknown[];
    if (isEqual(values, result)) {
      return;
    }
    if (list.flow) {
      this.#note(path, 'changed');
      this.#replacements.replaceFlow(pair, list, result, path);
      return;
    }
    const removed = values.flatMap((entry, index) =>
      wanted.removes(entry) ? [index] : [],
    );
    for (const index of removed) {
      const name = nameOfEntry((values[index] as ChartValues)[wanted.key]);
      const place = `${path}[${name}]`;
      this.#cuts.takeEntry(list, index, place);
      this.#note(place, 'removed');
    }
    for (const item of wanted.items) {
      const name = String(item[wanted.key]);
      const place = `${path}[${name}]`;
      const index = indexOfEntry(values, wanted.key, item[wanted.key]);
      if (index < 0) {
        this.#note(place, 'added');
        continue;
      }
      const changed = applyWanted(values[index], item);
      if (!isEqual(values[index], changed)) {
        this.#planEntry(list.items[index], changed, item, place);
      }
    }
    if (result.length === 0) {
      this.#replacements.insertBehindColon(pair, ' []');
    }
    const additions = result.slice(values.length - removed.length);
    if (additions.length > 0) {
      this.#splices.insert(
        this.#layout.lineEndAfter(this.#layout.contentEnd(list)),
        this.#layout.block(additions, this.#layout.columnOf(list.range![0])),
      );
    }
  }

  #planEntry(entry: unknown, result: unknown, wanted: WantedMap, path: string) {
    refuseSpecial(entry, path);
    if (!isMap(entry)) {
      refuseType(path, 'a map');
    }
    if (!entry.flow) {
      this.#planMap(entry, wanted, path);
      return;
    }
    if (hasComments(entry)) {
      refuseLayout(path);
    }
    const [start, end] = entry.range!;
    this.#splices.replace(start, end, this.#layout.inline(result));
    this.#note(path, 'changed');
  }
}
