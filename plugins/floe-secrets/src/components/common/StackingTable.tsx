import { Fragment, type ReactNode } from 'react';
import styles from './StackingTable.module.css';

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
}) => {
  const { columns, rows } = props;

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
        <tbody role="rowgroup">
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
    </div>
  );
};
