export type { AlertOverride, AlertOverrides } from './alert-overrides';
export { teamAlerts } from './team-alerts';
export { teamTelemetry } from './team-telemetry';
export type { TeamSlo, TeamSurroundings, TeamTelemetry, TeamTelemetryOverrides } from './team-telemetry';
export { telemetryOfTeams } from './telemetry-of-teams';
export type { ObservedTeam } from './telemetry-of-teams';
