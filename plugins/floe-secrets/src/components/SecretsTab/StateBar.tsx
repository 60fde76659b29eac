import {
  STATES,
  type ManagedSecret,
  type State,
} from '@floe/backstage-plugin-floe-secrets-common';
import { countStates } from '../../summary/summarize';
import styles from './StateBar.module.css';

/** The share of each state, for the eye; the sentences beside it say the same. */
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
 * The share of each state among some secrets.
 * A cluster of which nothing was ever seen has a share of its own.
 */
export const StateBar = (props: {
  secrets: readonly ManagedSecret[];
  unseen: number;
}) => {
  // Of a file in Git no state is known, nor will be.
  const counts = countStates(
    props.secrets.filter(({ source }) => !source.file),
  );
  counts.unknown += props.unseen;

  return <StateShares counts={counts} />;
};
