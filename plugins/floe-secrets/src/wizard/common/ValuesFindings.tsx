import type { PreviewFinding } from '@floe/backstage-plugin-floe-secrets-common';
import { Alert } from '@backstage/ui';
import { sortFindings } from '../../summary/findings';

/** What is wrong with a change, or good to know before it is proposed. */
export const ValuesFindings = (props: {
  findings: readonly PreviewFinding[];
}) => (
  <>
    {sortFindings(props.findings).map(
      ({ id, place, severity, summary, remedies }) => (
        <Alert
          key={`${id} ${place}`}
          status={severity === 'error' ? 'danger' : severity}
          icon
          title={summary}
          description={[place, ...remedies.map(({ title }) => title)]
            .filter(Boolean)
            .join(': ')}
        />
      ),
    )}
  </>
);
