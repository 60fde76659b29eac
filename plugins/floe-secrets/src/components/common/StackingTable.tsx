import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import { Fragment, type ReactNode, useState } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import styles from './StackingTable.module.css';
import { useListFocus } from './useListFocus';

type Column = {
  title: string;
  /** Words are not broken; long names may break anywhere. */
  isProse?: boolean;
  /** CSS width; columns without one share the rest by content. */
  width?: string;
};

/**
 * A table whose rows become lists of labelled values if there is no room for
 * columns. The ARIA roles are explicit, because browsers drop those of table
 * elements with another `display`.
 */
export const StackingTable = (props: {
  columns: readonly Column[];
  rows: readonly {
    key: string;
    /** One for each column. */
    cells: readonly ReactNode[];
    /** Shown below the row at full width. */
    detail?: ReactNode;
  }[];
  'aria-label'?: string;
  /** Shows as many rows, and a button for more; by default all. */
  rowsAtOnce?: number;
}) => {
  const { columns, rowsAtOnce = Infinity } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { list, focusItem } = useListFocus<HTMLTableSectionElement>();
  const [pages, setPages] = useState(1);
  // An address can lead to the details of any row.
  const lastOpen = props.rows.findLastIndex(({ detail }) => detail);
  const rows = props.rows.slice(0, Math.max(pages * rowsAtOnce, lastOpen + 1));
  const rest = props.rows.length - rows.length;

  return (
    <div className={styles.frame}>
      {/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */}
      <table
        role="table"
        className={styles.table}
        aria-label={props['aria-label']}
      >
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ title, width }) => (
              <th
                key={title}
                role="columnheader"
                scope="col"
                style={width ? { width } : undefined}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" ref={list}>
          {rows.map(({ key, cells, detail }) => (
            <Fragment key={key}>
              <tr role="row">
                {columns.map(({ title, isProse }, index) => (
                  <td
                    key={title}
                    role="cell"
                    className={isProse ? styles.prose : undefined}
                    data-label={title}
                  >
                    <div>{cells[index]}</div>
                  </td>
                ))}
              </tr>
              {detail && (
                <tr role="row">
                  <td
                    role="cell"
                    className={styles.detail}
                    colSpan={columns.length}
                  >
                    {detail}
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <Button
          size="small"
          variant="secondary"
          onPress={() => {
            focusItem(list.current!.children.length);
            setPages(Math.ceil(rows.length / rowsAtOnce) + 1);
          }}
        >
          {t('tab.group.more', {
            count: Math.min(rest, rowsAtOnce),
            rest: String(rest),
          })}
        </Button>
      )}
    </div>
  );
};
