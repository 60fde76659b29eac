/** The owner of all repositories of the demonstration. */
export const demoOwner = 'floe-demo';
