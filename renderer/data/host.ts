import type { HostApi } from '#shared/host/contract.ts';

/** The machine, as the preload exposes it. */
export const host: HostApi = window.host;
