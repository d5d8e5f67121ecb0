import { type Environment, formatCidr, freeRanges, type Network, parseCidr, planSubnets, sizeOf } from '../environment';
import type { GeneratedFile } from './generated-files';

const MARKER =
  '<!-- Generated from environments/ and planSubnets in lib/environment/subnet-plan.ts by `npm run docs`. Do not edit. -->';

const HEADINGS = ['environment', 'region', 'what', 'range', 'size', 'free'];

/** What a range that is not cut says of its free remainder. */
const NOT_CUT = '–';

type Row = readonly [what: string, range: string, free: string];

/** Every range of every environment in one table: what is taken, by what, and what is left. */
export function cidrRegister(environments: readonly Environment[]): GeneratedFile {
  const rows = environments.flatMap((environment) =>
    environment.networks.flatMap((network) =>
      rowsOf(environment, network).map(([what, range, free]) => {
        return [environment.name, network.region, what, range, String(sizeOf(parseCidr(range))), free];
      }),
    ),
  );
  const table = [HEADINGS, HEADINGS.map((heading) => (heading === 'size' ? '--:' : '---')), ...rows].map(tableRow);
  return { path: 'cidr-register.md', text: `${[MARKER, '', ...INTRODUCTION, '', ...table].join('\n')}\n` };
}

const INTRODUCTION = [
  '# Register of CIDRs',
  '',
  'Size is in addresses; AWS keeps five of each subnet. Free is what no subnet has been cut from: in the VPC and in its',
  'pod range, with what is kept for a third zone. What lies elsewhere is only led to, or let in.',
];

function rowsOf(environment: Environment, network: Network): Row[] {
  const plan = planSubnets(network);
  const routed = plan.flatMap(({ publicCidr, privateCidr, intraCidr }) => [publicCidr, privateCidr, intraCidr]);
  const pods = plan.map(({ podCidr }) => podCidr);
  const each = (type: string, pick: (zone: (typeof plan)[number]) => string) =>
    plan.map((zone): Row => [`${type} subnet, ${zone.availabilityZone}`, pick(zone), NOT_CUT]);
  return [
    ['VPC', network.cidr, freeIn(network.cidr, routed)],
    ...each('private', ({ privateCidr }) => privateCidr),
    ...each('public', ({ publicCidr }) => publicCidr),
    ...each('intra', ({ intraCidr }) => intraCidr),
    ['pods of the VPC', network.podCidr, freeIn(network.podCidr, pods)],
    ...each('pod', ({ podCidr }) => podCidr),
    ...elsewhere(environment, network),
  ];
}

/** Ranges that are not ours: behind a transit gateway, and of people who reach an API server. */
function elsewhere({ clusters }: Environment, { region, transitGateway }: Network): Row[] {
  const behind = transitGateway?.destinations ?? [];
  const here = clusters.filter((cluster) => cluster.region === region);
  return [
    ...behind.map((range): Row => [`elsewhere: behind ${transitGateway?.id}`, range, NOT_CUT]),
    ...here.flatMap(({ name, endpoint }) =>
      endpoint.access === 'private'
        ? []
        : endpoint.allowedCidrs.map((range): Row => [`elsewhere: reaches the API server of ${name}`, range, NOT_CUT]),
    ),
  ];
}

function freeIn(range: string, taken: readonly string[]): string {
  return freeRanges(parseCidr(range), taken.map(parseCidr)).map(formatCidr).join(', ') || 'none';
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
