import {
  STATES,
  type ManagedSecret,
  type State,
} from '@floe/backstage-plugin-floe-secrets-common';
import { countStates } from '../../summary/summarize';
import styles from './StateBar.module.css';

/** The share of each state as a bar; the sentences beside it say the same. */
export const StateShares = (props: { counts: Record<State, number> }) => {
  const { counts } = props;

  return (
    <div className={styles.bar} aria-hidden="true">
      {[...STATES]
        .reverse()
        .filter(state => counts[state] > 0)
        .map(state => (
          <span
            key={state}
            className={styles.share}
            data-state={state}
            style={{ flexGrow: counts[state] }}
          />
        ))}
    </div>
  );
};

/**
 * The share of each state among some secrets. A cluster that was never read has
 * its own share.
 */
export const StateBar = (props: {
  secrets: readonly ManagedSecret[];
  unseen: number;
}) => {
  // The state of a file in Git is always unknown.
  const counts = countStates(
    props.secrets.filter(({ source }) => !source.file),
  );
  counts.unknown += props.unseen;

  return <StateShares counts={counts} />;
};
