import {
  RiBox3Line,
  RiCloudLine,
  RiDatabase2Line,
  RiFlaskLine,
  RiGlobalLine,
  RiKey2Line,
  RiMagicLine,
  RiSafe2Line,
  RiServerLine,
  RiShieldKeyholeLine,
  RiWebhookLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import styles from './ProviderIcon.module.css';

/** Icons of our own, not the providers' logos. */
const ICONS: Record<string, RemixiconComponentType> = {
  aws: RiCloudLine,
  vault: RiSafe2Line,
  gcpsm: RiGlobalLine,
  azurekv: RiKey2Line,
  ibm: RiServerLine,
  conjur: RiShieldKeyholeLine,
  kubernetes: RiBox3Line,
  crd: RiBox3Line,
  openBao: RiSafe2Line,
  webhook: RiWebhookLine,
  fake: RiFlaskLine,
};

/** Distinguishes providers at a glance, beside their name. */
export const ProviderIcon = (props: {
  /** The provider's key in the store's spec; null if unknown. */
  provider: string | null;
}) => {
  const { provider } = props;
  const Icon =
    provider !== null && Object.hasOwn(ICONS, provider)
      ? ICONS[provider]
      : RiDatabase2Line;

  return (
    <Icon
      className={styles.icon}
      size={16}
      aria-hidden="true"
      data-provider={provider ?? undefined}
    />
  );
};

/** The icon of generators. */
export const GeneratorIcon = () => (
  <RiMagicLine className={styles.icon} size={16} aria-hidden="true" />
);
