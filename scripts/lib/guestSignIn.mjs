/** What guests may do, for those who are to decide about it. */
const MEANING =
  'a guest enters without a password and may do everything here: the portal asks your clusters and your Git host with the credentials of your configuration';

function providersOf(configs) {
  return Object.assign(
    {},
    ...configs.map(config => config?.auth?.providers ?? {}),
  );
}

/**
 * How people enter a portal that reaches clusters of one's own.
 *
 * Without another auth provider everybody would be a guest, so that has to be
 * asked for. With one, guests are kept out unless the configuration says
 * otherwise.
 *
 * @param configs the configurations that the caller wrote, in their order
 * @param allowGuests whether the caller asked for guests
 * @returns configuration to lay under the caller's, and a warning to show
 * @throws where nobody could enter, with what to do
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
    `your configuration names clusters but no way to sign in, so everybody who reaches this portal would be a guest: ${MEANING}.\n` +
      'Configure a provider (auth.providers, see https://backstage.io/docs/auth), or accept guests: npm start -- --allow-guests --config FILE',
  );
}
