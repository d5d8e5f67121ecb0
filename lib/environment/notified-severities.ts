/** The severities of alerts that people are told of, the most urgent first. */
export const NOTIFIED_SEVERITIES = ['critical', 'warning', 'info'] as const;

export type NotifiedSeverity = (typeof NOTIFIED_SEVERITIES)[number];
