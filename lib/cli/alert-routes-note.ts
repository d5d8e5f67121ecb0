import {
  type AlertReceiver,
  type Deliveries,
  deliveriesOf,
  type Environment,
  NOTIFIED_SEVERITIES,
  ownerOf,
  type Team,
} from '../environment';
import { RECEIVER_SECRET, receiverSecretsOf } from '../telemetry';
import type { GeneratedFile } from './generated-files';
import type { Alert } from './program';

const MARKER =
  '<!-- Generated from telemetry in environments/ and the teams in platform/tenants/ by `npm run docs`. Do not edit. -->';

type TeamName = Pick<Team, 'name'>;

const KINDS: Readonly<Record<AlertReceiver['type'], string>> = {
  slack: 'Slack',
  pagerduty: 'PagerDuty',
  webhook: 'webhook',
  email: 'e-mail',
  sns: 'SNS',
};

/** Who is told of which alert, for every team and environment, and what they are told with. */
export function alertRoutesNote(
  environments: readonly Environment[],
  teams: readonly TeamName[],
  alertsOf: (environment: Environment) => readonly Alert[],
): GeneratedFile {
  const sections = [
    INTRODUCTION,
    ...environments.flatMap((environment) => [
      sectionOf(environment, teams),
      alertsSection(environment, teams, alertsOf(environment)),
    ]),
  ];
  return {
    path: 'alert-routes.md',
    text: `${[[MARKER], ...sections].map((lines) => lines.join('\n')).join('\n\n')}\n`,
  };
}

const INTRODUCTION = [
  '# Who is told of an alert',
  '',
  'An alert is of the team that its label `team` names. One of the platform about a namespace of a team, `checkout` or',
  '`checkout-…`, is of that team. What is of no other team is of the owner of the environment.',
  '',
  'Everywhere, Watchdog goes to the topic `<cluster>-watchdog`, where an alarm of CloudWatch hears of its silence;',
  'InfoInhibitor and alerts of severity `none` go to nobody. An alert of any other severity is treated as a warning.',
  'A critical alert mutes warnings and info of the same name and namespace, a warning mutes info, and info alone in its',
  'namespace is muted until something worse fires there.',
];

/** The owner first. */
function namesOf(environment: Environment, teams: readonly TeamName[]): string[] {
  const owner = ownerOf(environment);
  return [owner, ...teams.map(({ name }) => name).filter((name) => name !== owner)];
}

/** A row an alert and severity, a column a team: a team that has no rule of that name is told of none. */
function alertsSection(environment: Environment, teams: readonly TeamName[], alerts: readonly Alert[]): string[] {
  const names = namesOf(environment, teams);
  const told = alerts.filter(({ severity }) => severity !== 'none');
  const rows = [...new Map(told.map((each) => [`${each.alert} ${each.severity}`, each])).values()]
    .sort((a, b) => (`${a.alert} ${a.severity}` < `${b.alert} ${b.severity}` ? -1 : 1))
    .map(({ alert, severity }) => {
      const has = (team: string) =>
        told.some((each) => each.team === team && each.alert === alert && each.severity === severity);
      return [alert, severity, ...names.map((team) => (has(team) ? receiversOf(environment, team, severity) : ''))];
    });
  return [
    `### Every alert of ${environment.name}`,
    '',
    ...markdownTable(['alert', 'severity', ...names.map((name) => `of ${name}`)], rows),
  ];
}

function receiversOf(environment: Environment, team: string, severity: Alert['severity']): string {
  const [, , receivers = '', hours = ''] =
    rowsOf(environment, team, deliveriesOf(environment, team)).find(([, each]) => each === severity) ?? [];
  return hours === 'always' ? receivers : `${receivers}, ${hours}`;
}

function sectionOf(environment: Environment, teams: readonly TeamName[]): string[] {
  const rows = namesOf(environment, teams).flatMap((name) =>
    rowsOf(environment, name, deliveriesOf(environment, name)),
  );
  const secrets = receiverSecretsOf(environment).map(({ key, secret }) => [`\`${key}\``, `\`${secret}\``]);
  return [
    `## ${environment.name}`,
    '',
    ...markdownTable(['alerts of', 'severity', 'are told to', 'when'], rows),
    '',
    businessHoursOf(environment),
    ...(secrets.length === 0
      ? []
      : ['', ...markdownTable([`key of the Secret \`${RECEIVER_SECRET}\``, 'secret in AWS Secrets Manager'], secrets)]),
  ];
}

function rowsOf({ telemetry }: Environment, team: string, deliveries: Deliveries): string[][] {
  const kindOf = (name: string) => telemetry.receivers.find((receiver) => receiver.name === name)?.type;
  const shown = (name: string) => {
    const kind = kindOf(name);
    return kind === undefined ? name : `${name} (${KINDS[kind]})`;
  };
  return NOTIFIED_SEVERITIES.map((severity) => {
    const { receivers, hours } = deliveries[severity];
    if (receivers.length === 0) return [team, severity, 'nobody', 'never'];
    return [team, severity, receivers.map(shown).join(', '), hours === 'business' ? 'business hours' : 'always'];
  });
}

function businessHoursOf({ telemetry }: Environment): string {
  const { days, from, to, timeZone } = telemetry.businessHours;
  return `Business hours are ${days.join(', ')} from ${from} to ${to}, ${timeZone}.`;
}

function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [headings, headings.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
