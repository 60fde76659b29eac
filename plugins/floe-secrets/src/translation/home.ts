/** The card on the home page. */
export const homeMessages = {
  title: 'My secrets',
  empty: 'Nothing that you own has a secret.',
  overview: 'All secrets that I may see',
} as const;
