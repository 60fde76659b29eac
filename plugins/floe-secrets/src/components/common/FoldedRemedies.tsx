import type { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { Remedies } from './Remedies';
import styles from './Remedies.module.css';

/** Remedies to unfold; nothing if there are none. */
export const FoldedRemedies = (props: {
  summary: string;
  remedies: readonly Remedy[];
}) => {
  const { summary, remedies } = props;

  return remedies.length > 0 ? (
    <details className={styles.fold}>
      <summary>{summary}</summary>
      <Remedies remedies={remedies} />
    </details>
  ) : null;
};
