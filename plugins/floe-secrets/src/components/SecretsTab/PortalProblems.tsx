import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { PortalProblem } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../translation';
import { CodeBlock } from '../common/CodeBlock';
import { Notice } from '../common/Notice';
import { Sentence } from '../common/Sentence';

/** Without these the portal works, but is late or out of date. */
const MINOR: readonly PortalProblem['code'][] = [
  'events-plugin-missing',
  'signals-plugin-missing',
];

/** What the portal is missing besides this plugin, and the line to add. */
export const PortalProblems = (props: {
  problems: readonly PortalProblem[] | undefined;
}) => {
  const { problems = [] } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <>
      {problems.map(({ code, line, text }) => (
        <Notice
          key={code}
          status={MINOR.includes(code) ? 'info' : 'warning'}
          title={t(`tab.portal.${code}`)}
        >
          <Sentence>{text}</Sentence>
          {line && (
            <CodeBlock
              text={line}
              copyLabel={t('tab.portal.copy')}
              subject="Portal"
            />
          )}
        </Notice>
      ))}
    </>
  );
};
