import { CodeFrame } from '../../components/common/CodeBlock';
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

/** A unified diff. */
export const DiffBlock = (props: {
  diff: string;
  label: string;
  copyLabel: string;
}) => {
  const { diff, label, copyLabel } = props;
  const lines = diff.replace(/\n$/, '').split('\n');

  return (
    <CodeFrame
      label={label}
      copyText={diff}
      copyLabel={copyLabel}
      subject="Diff"
    >
      {lines.map((line, index) => (
        <span
          // Lines can only be identified by their index.
          // eslint-disable-next-line react/no-array-index-key
          key={index}
          className={styles.line}
          data-kind={kindOf(line)}
        >
          {`${line}\n`}
        </span>
      ))}
    </CodeFrame>
  );
};
