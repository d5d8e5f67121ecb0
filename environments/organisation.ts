/** What is the same in every environment. */
export const organisation = { name: 'acme', domain: 'acme.example' };

/** Clone URL of this repository, as the GitOps agents see it. */
export const repository = 'https://github.com/acme/platform.git';

export const owners = [{ team: 'platform', email: 'platform@acme.example' }];

export const costTags = { costCentre: 'cc-4100', businessUnit: 'engineering' };

/** Keeps pods off the nodes of what clusters depend on, as the built-in pool `system` of EKS Auto Mode does. */
export const criticalAddonsOnly = { key: 'CriticalAddonsOnly', effect: 'NoSchedule' } as const;

/** Keeps pods off nodes that AWS may take back, unless they tolerate it. */
export const interruptible = { key: 'karpenter.sh/capacity-type', value: 'spot', effect: 'NoSchedule' } as const;

/** Keeps pods off arm64 nodes, unless they say that their image runs there. */
export const arm64Only = { key: 'kubernetes.io/arch', value: 'arm64', effect: 'NoSchedule' } as const;
