import { useAnalytics, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Button,
  Checkbox,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Select,
  Text,
} from '@backstage/ui';
import type { CampaignKind } from '@floe/backstage-plugin-floe-secrets-common';
import { useId, useState } from 'react';
import { floeSecretsApiRef } from '../../../api';
import { useFacets } from '../../../live/useOverview';
import { floeSecretsTranslationRef } from '../../../translation';
import { useErrorText } from '../../common/useErrorText';
import { useLocale } from '../../common/useLocale';
import { entityTitle } from '../shared/entityTitle';
import { SHOWN_PLANS } from './migrationPlans';

const FIELDS = ['environment', 'cluster', 'owner'] as const;
const ANY = '';
const KINDS = ['reseal', 'rotation', 'migration'] as const;

const Form = (props: {
  onCancel: () => void;
  onStarted: (id: string) => void;
}) => {
  const { onCancel, onStarted } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const api = useApi(floeSecretsApiRef);
  const analytics = useAnalytics();
  const locale = useLocale();
  const errorText = useErrorText();
  const facets = useFacets().value;
  const [chosen, setChosen] = useState<
    Partial<Record<(typeof FIELDS)[number], string>>
  >({});
  const [kind, setKind] = useState<CampaignKind>('reseal');
  const [all, setAll] = useState(false);
  const [plan, setPlan] = useState(SHOWN_PLANS[0]);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const helpId = useId();
  const isEmpty = FIELDS.every(field => !chosen[field]);

  const start = async () => {
    setIsBusy(true);
    setRefusal(undefined);
    try {
      analytics.captureEvent('create', 'Campaign');
      const { id } = await api.startCampaign({
        kind,
        ...Object.fromEntries(
          FIELDS.flatMap(field =>
            chosen[field] ? [[field, chosen[field]]] : [],
          ),
        ),
        ...(all && kind !== 'migration' && { all }),
        ...(kind === 'migration' && { from: plan.plan.from, to: plan.plan.to }),
      });
      onStarted(id);
    } catch (cause) {
      setRefusal(errorText(cause));
      setIsBusy(false);
    }
  };

  return (
    <>
      <DialogBody>
        <Flex direction="column" gap="4">
          <Text as="p">{t('overview.campaigns.form.description')}</Text>
          <div>
            <Select
              label={t('overview.campaigns.kind.label')}
              options={KINDS.map(value => ({
                value,
                label: t(`overview.campaigns.kind.${value}`),
              }))}
              value={kind}
              onChange={key => {
                setKind(KINDS.find(value => value === key) ?? 'reseal');
                setAll(false);
              }}
            />
            <Text as="p" variant="body-small" color="secondary">
              {t(`overview.campaigns.kindHelp.${kind}`)}
            </Text>
          </div>
          {kind === 'migration' && (
            <div>
              <Select
                label={t('overview.campaigns.migration.way')}
                options={SHOWN_PLANS.map(({ id, texts }) => ({
                  value: id,
                  label: t(`overview.campaigns.migration.${texts.name}`),
                }))}
                value={plan.id}
                onChange={key =>
                  setPlan(
                    SHOWN_PLANS.find(({ id }) => id === key) ?? SHOWN_PLANS[0],
                  )
                }
              />
              <Text as="p" variant="body-small" color="secondary">
                {t(`overview.campaigns.migration.help_${plan.texts.name}`)}
              </Text>
            </div>
          )}
          {FIELDS.map(field => (
            <Select
              key={field}
              label={t(`overview.campaigns.form.${field}`)}
              options={[
                { value: ANY, label: t('overview.campaigns.form.any') },
                ...Object.keys(facets?.[field] ?? {})
                  .filter(Boolean)
                  .map(value => ({
                    value,
                    label: field === 'owner' ? entityTitle(value) : value,
                  }))
                  .sort((a, b) => a.label.localeCompare(b.label, locale)),
              ]}
              value={chosen[field] ?? ANY}
              onChange={key =>
                setChosen(before => ({
                  ...before,
                  [field]: key ? String(key) : undefined,
                }))
              }
            />
          ))}
          {kind !== 'migration' && (
            <div>
              <Checkbox
                isSelected={all}
                onChange={setAll}
                aria-describedby={helpId}
              >
                {t(`overview.campaigns.form.all_${kind}`)}
              </Checkbox>
              <Text as="p" variant="body-small" color="secondary" id={helpId}>
                {t(`overview.campaigns.form.allHelp_${kind}`)}
              </Text>
            </div>
          )}
          {refusal && (
            <Text as="p" role="alert" color="danger">
              {t('overview.campaigns.form.failed', { reason: refusal })}
            </Text>
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onCancel}>
          {t('overview.campaigns.form.cancel')}
        </Button>
        <Button
          variant="primary"
          isDisabled={isEmpty}
          loading={isBusy}
          onPress={start}
        >
          {t('overview.campaigns.form.submit')}
        </Button>
      </DialogFooter>
    </>
  );
};

/** A button, and the form that it opens. */
export const StartCampaign = (props: { onStarted: (id: string) => void }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const [isOpen, setIsOpen] = useState(false);

  return (
    <div>
      <Button variant="primary" onPress={() => setIsOpen(true)}>
        {t('overview.campaigns.start')}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} width={520}>
        <DialogHeader>{t('overview.campaigns.start')}</DialogHeader>
        {isOpen && (
          <Form
            onCancel={() => setIsOpen(false)}
            onStarted={id => {
              setIsOpen(false);
              props.onStarted(id);
            }}
          />
        )}
      </Dialog>
    </div>
  );
};
