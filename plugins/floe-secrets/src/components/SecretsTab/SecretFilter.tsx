import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  STATES,
  type ManagedSecret,
  type State,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  Flex,
  SearchField,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import type { RefObject } from 'react';
import { countStates } from '../../summary/summarize';
import { floeSecretsTranslationRef } from '../../translation';

type SecretFilterValue = { text: string; state: State | 'all' };

export const NO_FILTER: SecretFilterValue = { text: '', state: 'all' };

export function matchesFilter(
  secret: ManagedSecret,
  filter: SecretFilterValue,
): boolean {
  const text = filter.text.trim().toLocaleLowerCase();
  return (
    (filter.state === 'all' || filter.state === secret.state) &&
    [
      secret.name,
      secret.target.name,
      secret.component,
      secret.source.store?.name,
    ].some(value => value?.toLocaleLowerCase().includes(text))
  );
}

/** Filters a long list of secrets. */
export const SecretFilter = (props: {
  secrets: readonly ManagedSecret[];
  value: SecretFilterValue;
  onChange: (value: SecretFilterValue) => void;
  /** The field to search in, with its input. */
  searchRef?: RefObject<HTMLDivElement>;
}) => {
  const { secrets, value, onChange } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const counts = countStates(secrets);

  return (
    <Flex gap="3" align="center" style={{ flexWrap: 'wrap' }}>
      <SearchField
        ref={props.searchRef}
        size="small"
        aria-label={t('tab.filter.search')}
        placeholder={t('tab.filter.search')}
        value={value.text}
        onChange={text => onChange({ ...value, text })}
        style={{ flex: '1 1 240px', maxWidth: 360 }}
      />
      <ToggleButtonGroup
        style={{ flexWrap: 'wrap' }}
        aria-label={t('tab.filter.byState')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[value.state]}
        onSelectionChange={keys => {
          const [state] = keys;
          onChange({ ...value, state: state as SecretFilterValue['state'] });
        }}
      >
        <ToggleButton id="all">
          {t('tab.filter.all', { number: String(secrets.length) })}
        </ToggleButton>
        {STATES.filter(state => counts[state] > 0).map(state => (
          <ToggleButton key={state} id={state}>
            {t('tab.filter.state', {
              state: t(`state.${state}`),
              number: String(counts[state]),
            })}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Flex>
  );
};
