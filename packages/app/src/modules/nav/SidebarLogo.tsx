import { Link, useSidebarOpenState } from '@backstage/core-components';
import { Logo } from './Logo';
import styles from './SidebarLogo.module.css';

export const SidebarLogo = () => {
  const { isOpen } = useSidebarOpenState();

  return (
    <Link to="/" underline="none" className={styles.link} aria-label="Home">
      <Logo />
      {isOpen && <span className={styles.name}>Floe Secrets</span>}
    </Link>
  );
};
