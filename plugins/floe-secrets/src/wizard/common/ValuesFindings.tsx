import type { PreviewFinding } from '@floe/backstage-plugin-floe-secrets-common';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert } from '@backstage/ui';
import { CodeBlock } from '../../components/common/CodeBlock';
import { floeSecretsTranslationRef } from '../../translation';
import { useFindingText } from '../../components/common/useFindingText';
import { useTranslatedSentence } from '../../components/common/useTranslatedSentence';
import { useFieldText } from '../../components/common/useFieldText';
import { sortFindings } from '../../summary/findings';

/** Combines findings with the same text for several places. */
function byWords(findings: readonly PreviewFinding[]): PreviewFinding[][] {
  const groups = new Map<string, PreviewFinding[]>();
  for (const finding of sortFindings(findings)) {
    const { id, severity, summary, remedies } = finding;
    const words = JSON.stringify([
      id,
      severity,
      summary,
      remedies.map(({ title }) => title),
    ]);
    groups.set(words, [...(groups.get(words) ?? []), finding]);
  }
  return [...groups.values()];
}

/** Faults and notes of a change, before it is proposed. */
export const ValuesFindings = (props: {
  findings: readonly PreviewFinding[];
}) => {
  const findingText = useFindingText();
  const placeText = useFieldText();
  const translate = useTranslatedSentence();
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  return (
    <>
      {byWords(props.findings).map(group => {
        const [{ id, place, severity, summary, remedies }] = group;
        const { headline, detail } = findingText(group[0]);
        const places = group
          .flatMap(finding => finding.place ?? [])
          .map(placeText)
          .join(', ');
        return (
          <Alert
            key={`${id} ${place} ${summary}`}
            status={severity === 'error' ? 'danger' : severity}
            icon
            title={headline}
            description={
              <>
                {[
                  ...(detail ? [`${translate(detail).text}.`] : []),
                  [
                    places,
                    ...remedies.map(({ title }) => translate(title).text),
                  ]
                    .filter(Boolean)
                    .join(': '),
                ].join(' ')}
                {group.flatMap(finding =>
                  finding.remedies.flatMap(({ command }) =>
                    command
                      ? [
                          <CodeBlock
                            key={command}
                            text={command}
                            copyLabel={t('detail.findings.copyCommand', {
                              title: headline,
                            })}
                            subject="Commands"
                          />,
                        ]
                      : [],
                  ),
                )}
              </>
            }
          />
        );
      })}
    </>
  );
};
