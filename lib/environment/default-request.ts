/**
 * What a container asks for when it does not say: small, so that forgetting costs little. It also bounds how many pods a
 * node is counted on to hold.
 */
export const DEFAULT_REQUEST = { cpuMillicores: 25, memoryMiB: 64 } as const;
