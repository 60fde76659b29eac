/** After this time a Sealed Secrets controller makes a new key, by the default of its flag `--key-renew-period`. */
export const KEY_RENEWAL_MS = 30 * 24 * 60 * 60_000;
