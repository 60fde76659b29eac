/** Other ports than those of a portal that runs beside the tests. */
export const ports = {
  frontend: Number(process.env.FLOE_E2E_PORT ?? 3300),
  backend: Number(process.env.FLOE_E2E_PORT ?? 3300) + 1,
  cluster: Number(process.env.FLOE_E2E_PORT ?? 3300) + 2,
  forge: Number(process.env.FLOE_E2E_PORT ?? 3300) + 3,
};
