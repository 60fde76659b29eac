/**
 * What other projects print about themselves and nothing here can avoid: the
 * first line of the message, and why it is allowed. A message of our own code
 * never belongs here.
 */
const allowedOutput: { message: string; reason: string }[] = [
  {
    message:
      '⚠️ React Router Future Flag Warning: React Router will begin wrapping state updates in `React.startTransition` in v7. You can use the `v7_startTransition` future flag to opt-in early. For more information, see https://reactrouter.com/v6/upgrading/future#v7_starttransition.',
    reason:
      'renderInTestApp of @backstage/test-utils makes the router, and takes no future flags.',
  },
  {
    message:
      '⚠️ React Router Future Flag Warning: Relative route resolution within Splat routes is changing in v7. You can use the `v7_relativeSplatPath` future flag to opt-in early. For more information, see https://reactrouter.com/v6/upgrading/future#v7_relativesplatpath.',
    reason: 'The same.',
  },
  {
    message:
      'Warning: findDOMNode is deprecated and will be removed in the next major release. Instead, add a ref directly to the element you want to reference. Learn more about using refs safely here: https://reactjs.org/link/strict-mode-find-node',
    reason:
      'Material UI 4, which the pages and the form of Backstage are made of, finds elements this way.',
  },
  {
    message: 'Warning: [JSS] processedRuleToParse is not defined',
    reason:
      "The sidebar of @backstage/core-components has a rule inside of `@media print` that jsdom's parser drops.",
  },
  {
    message:
      'ExperimentalWarning: VM Modules is an experimental feature and might change at any time',
    reason: 'Jest loads ES modules with it.',
  },
  {
    message:
      'DeprecationWarning: The `util._extend` API is deprecated. Please use Object.assign() instead.',
    reason:
      'http-proxy uses it, with which the kubernetes plugin passes requests on.',
  },
];

export function isAllowed(message: string): boolean {
  const [firstLine] = message.split('\n');
  return allowedOutput.some(allowed => allowed.message === firstLine);
}
