import { CopyButton } from '../../components/common/CopyButton';
import styles from './DiffBlock.module.css';

function kindOf(line: string): string | undefined {
  if (line.startsWith('+++') || line.startsWith('---')) {
    return 'file';
  }
  const kinds: Record<string, string> = {
    '+': 'added',
    '-': 'removed',
    '@': 'place',
  };
  return kinds[line[0]];
}

/** A unified diff; each line says by its first character what becomes of it. */
export const DiffBlock = (props: {
  diff: string;
  label: string;
  copyLabel: string;
}) => {
  const { diff, label, copyLabel } = props;
  const lines = diff.replace(/\n$/, '').split('\n');

  return (
    <div className={styles.block}>
      <pre className={styles.text} aria-label={label}>
        <code>
          {lines.map((line, index) => (
            <span
              // A line has no identity but its place.
              // eslint-disable-next-line react/no-array-index-key
              key={index}
              className={styles.line}
              data-kind={kindOf(line)}
            >
              {`${line}\n`}
            </span>
          ))}
        </code>
      </pre>
      <div className={styles.action}>
        <CopyButton text={diff} label={copyLabel} subject="Diff" />
      </div>
    </div>
  );
};
