/** The rights of guests, for the warning and the error. */
const MEANING =
  'a guest enters without a password and may do everything here: the portal asks your clusters and your Git host with the credentials of your configuration';

function providersOf(configs) {
  return Object.assign(
    {},
    ...configs.map(config => config?.auth?.providers ?? {}),
  );
}

/**
 * How users sign in to a portal that reaches real clusters. Without another
 * auth provider everybody would be a guest, so guests have to be allowed
 * explicitly. With one, guests are refused unless the configuration allows
 * them.
 *
 * @param configs the configurations that the caller wrote, in their order
 * @param allowGuests whether the caller allowed guests
 * @returns configuration to put before the caller's, and a warning to show
 * @throws if nobody could sign in, with advice
 */
export function guestSignIn(configs, allowGuests) {
  const { guest, ...others } = providersOf(configs);
  const hasProvider = Object.values(others).some(Boolean);
  if (allowGuests || (hasProvider && guest)) {
    return { config: {}, warning: `guests may enter: ${MEANING}.` };
  }
  if (hasProvider) {
    return { config: { auth: { providers: { guest: null } } } };
  }
  throw new Error(
    `your configuration names clusters but no way to sign in, so everybody who can open this portal would be a guest: ${MEANING}.\n` +
      'Configure a provider (auth.providers, see https://backstage.io/docs/auth), or accept guests: npm start -- --allow-guests --config FILE',
  );
}
