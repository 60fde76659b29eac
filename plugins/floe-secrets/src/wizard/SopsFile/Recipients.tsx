import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  SopsFileChange,
  SopsPlan,
  SopsPlanRecipient,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Alert, Radio, RadioGroup, Text } from '@backstage/ui';
import { ExternalLink } from '../../components/common/ExternalLink';
import { floeSecretsTranslationRef } from '../../translation';
import { DataKeyHelp } from './DataKeyHelp';
import { NewRecipientFields } from './NewRecipientFields';
import { PublicKeyFields } from './PublicKeyFields';
import { RecipientList } from './RecipientList';
import { type NewRecipients, problemOf, type PublicKeys } from './recipients';
import styles from './SopsFile.module.css';

type Mode = SopsFileChange['recipients'];

/**
 * The recipients of the file's rule in `.sops.yaml`, or new ones for a new
 * rule.
 */
export const Recipients = (props: {
  plan: SopsPlan;
  environment: string;
  mode: Mode;
  onModeChange: (mode: Mode) => void;
  /** The recipients of the file. */
  groups: readonly (readonly SopsPlanRecipient[])[];
  added: NewRecipients;
  onAdd: (added: NewRecipients) => void;
  publicKeys: PublicKeys;
  onPublicKeysChange: (keys: Record<string, string>) => void;
}) => {
  const { plan, environment, mode, onModeChange, groups, added, onAdd } = props;
  const { publicKeys, onPublicKeysChange } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { config, rule } = plan;
  const isMatched = rule.status === 'matched';
  const cannot = groups.flat().some(recipient => problemOf(recipient));

  return (
    <section className={styles.section} aria-label={t('sops.recipients.title')}>
      <div>
        <Text as="h3" variant="title-x-small">
          {t('sops.recipients.title')}
        </Text>
        <Text as="div" variant="body-small" color="secondary">
          {config.exists ? (
            <>
              {t('sops.recipients.from')}{' '}
              <ExternalLink href={config.url}>{config.path}</ExternalLink>
            </>
          ) : (
            t('sops.recipients.noConfig', { path: config.path })
          )}
        </Text>
      </div>
      {rule.status === 'unusable' && (
        <Alert
          status="danger"
          icon
          title={t('sops.recipients.unusable', { path: config.path })}
          description={rule.explanation ?? undefined}
        />
      )}
      {rule.status === 'unmatched' && (
        <Alert
          status="info"
          icon
          title={t('sops.recipients.noRule')}
          description={rule.explanation ?? undefined}
        />
      )}
      {isMatched && (
        <RadioGroup
          label={t('sops.recipients.mode')}
          value={mode}
          onChange={value => onModeChange(value as Mode)}
        >
          <Radio value="rule">
            {t('sops.recipients.rule', { number: String(rule.number) })}
          </Radio>
          <Radio value="new">{t('sops.recipients.new')}</Radio>
        </RadioGroup>
      )}
      {mode === 'new' && rule.status !== 'unusable' && (
        <NewRecipientFields
          known={plan.knownRecipients}
          added={added}
          onChange={onAdd}
        />
      )}
      {mode === 'rule' && (
        <>
          {rule.keyGroups.length > 1 && (
            <Text as="p" variant="body-small">
              {t('sops.recipients.threshold', {
                needed: String(rule.shamirThreshold ?? rule.keyGroups.length),
                groups: String(rule.keyGroups.length),
              })}
            </Text>
          )}
          <RecipientList groups={groups} isChecked />
          {rule.selector && (
            <Text as="p" variant="body-small" color="secondary">
              {t('sops.recipients.selector')}{' '}
              <code>{`${rule.selector.type}: ${rule.selector.value}`}</code>
            </Text>
          )}
        </>
      )}
      {cannot && (
        <Alert
          status="warning"
          icon
          title={t('sops.recipients.cannot')}
          description={t('sops.recipients.cannotHelp')}
        />
      )}
      <DataKeyHelp
        recipients={groups.flat()}
        environment={environment}
        path={plan.file.path}
      />
      <PublicKeyFields
        recipients={groups.flat()}
        keys={publicKeys}
        onChange={onPublicKeysChange}
      />
    </section>
  );
};
