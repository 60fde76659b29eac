import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RemoteKeyStatus } from '@floe/backstage-plugin-floe-secrets-common';
import { Combobox } from '@backstage/ui';
import {
  RiCheckLine,
  RiErrorWarningLine,
  RiQuestionLine,
  RiSubtractLine,
} from '@remixicon/react';
import { useState } from 'react';
import { floeSecretsTranslationRef } from '../../../../translation';
import type { KnownKeysAnswer } from './useKnownKeys';

const ICONS = {
  works: RiCheckLine,
  failing: RiErrorWarningLine,
  unknown: RiQuestionLine,
  'never-seen': RiSubtractLine,
};

/** A text that is in use, and its details. */
type Proposal = {
  text: string;
  status: RemoteKeyStatus;
  description: string;
};

/**
 * A separator that no key or property contains, because it is a control
 * character.
 */
const NOTICE_ID = '\u0000notice';

/** A text field that proposes texts in use; any other text can be typed. */
export const KnownKeyField = (props: {
  'aria-label': string;
  'aria-describedby'?: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  proposals: readonly Proposal[];
  answer: KnownKeysAnswer;
  issue?: string;
}) => {
  const { value, onChange, proposals, answer, issue, ...rest } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  // A chosen text that was edited counts as typed; otherwise Escape would undo
  // the edit.
  const [chosen, setChosen] = useState<string | null>(null);
  const notice = () => {
    if (answer.isLoading) {
      return t('wizard.knownKeys.loading');
    }
    return answer.error
      ? t('wizard.knownKeys.error')
      : t('wizard.knownKeys.none');
  };

  return (
    <Combobox
      {...rest}
      size="small"
      allowsCustomValue
      menuTrigger="input"
      value={chosen === value ? chosen : null}
      onChange={key => {
        setChosen(key === null ? null : String(key));
        if (key !== null) {
          onChange(String(key));
        }
      }}
      search={{ mode: 'server', inputValue: value, onInputChange: onChange }}
      validationBehavior="aria"
      validate={() => issue ?? null}
      options={
        proposals.length > 0
          ? proposals.map(({ description, status, text }) => {
              const Icon = ICONS[status];
              return {
                id: text,
                label: text,
                description,
                leadingIcon: <Icon aria-hidden="true" />,
              };
            })
          : [{ id: NOTICE_ID, label: notice(), disabled: true }]
      }
    />
  );
};
