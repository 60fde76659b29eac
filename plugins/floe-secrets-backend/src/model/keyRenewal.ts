/** Default of the Sealed Secrets controller's `--key-renew-period`. */
export const KEY_RENEWAL_MS = 30 * 24 * 60 * 60_000;
