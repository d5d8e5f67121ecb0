import { throwIfAny, type Problem } from '../problems';
import type { RenderedTree } from '../tree';
import { chargeOf } from './charge';
import { FIXED, type FixedPrice, usdAMonth } from './prices';

/** One thing that a layer pays for each month. */
export interface CostLine {
  readonly what: string;
  readonly count: number;
  readonly usd: number;
}

/** What one layer costs a month for being there. */
export interface LayerCost {
  readonly name: string;
  readonly region: string;
  /** @default - the layer belongs to no cluster */
  readonly cluster?: string;
  /** The most expensive first. */
  readonly lines: readonly CostLine[];
  readonly usd: number;
}

/** What one environment costs a month for being there. */
export interface Estimate {
  readonly environment: string;
  /** In the order in which they are applied. */
  readonly layers: readonly LayerCost[];
  readonly usd: number;
}

/** A resource as cdk.tf.json has it. */
type Body = Readonly<Record<string, unknown>>;

interface TerraformFile {
  /** By type, then by logical id. @default - none */
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Body>>>>;
}

/** How many units one resource is, for types where it is not simply one. */
const UNITS: Readonly<Record<string, (body: Body) => number>> = {
  aws_vpc_endpoint: ({ vpc_endpoint_type: type, service_name: service, subnet_ids: subnets }) =>
    type === 'Interface' && !isFree(service) ? lengthOf(subnets) : 0,
  // A query reads as many metrics as it finds: nobody knows how many before it runs.
  aws_cloudwatch_metric_alarm: ({ metric_query: queries }) =>
    Array.isArray(queries) ? queries.filter((query: Body) => 'metric' in query).length : 1,
};

/**
 * Adds up what AWS charges by the hour and the month for a rendered tree.
 * @throws UserError for every Terraform type of which nobody has said whether it costs
 */
export function estimate({ manifest, files }: RenderedTree): Estimate {
  const types = manifest.resources.flatMap((record) => {
    return record.half === 'terraform' && record.mode === 'managed' ? [record.type] : [];
  });
  throwIfAny([...new Set(types)].filter((type) => chargeOf(type) === undefined).map(unknownCharge));
  const layers = manifest.layers.map(({ name, path, region, cluster }): LayerCost => {
    const lines = linesOf(JSON.parse(files.get(`${path}/cdk.tf.json`) ?? '{}') as TerraformFile);
    return { name, region, cluster, lines, usd: sum(lines) };
  });
  return { environment: manifest.environment, layers, usd: sum(layers) };
}

function linesOf({ resource: resources = {} }: TerraformFile): CostLine[] {
  const lines = Object.values(FIXED).map((price: FixedPrice) => {
    const bodies = Object.values(resources[price.type] ?? {});
    const count = bodies.reduce((units, body) => units + (UNITS[price.type]?.(body) ?? 1), 0);
    return { what: price.what, count, usd: count * usdAMonth(price) };
  });
  return lines.filter(({ count }) => count > 0).sort((a, b) => b.usd - a.usd);
}

/** The sum in whole cents: what is added up is what is shown. */
export function sum(parts: readonly { readonly usd: number }[]): number {
  return Math.round(parts.reduce((total, { usd }) => total + usd, 0) * 100) / 100;
}

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 1;
}

/**
 * AWS charges nothing for the endpoint of GuardDuty's agent.
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/eksrunmon-prereq-deploy-security-agent.html
 */
function isFree(endpointService: unknown): boolean {
  return typeof endpointService === 'string' && endpointService.endsWith('.guardduty-data');
}

function unknownCharge(type: string): Problem {
  return {
    where: 'lib/costs/charge.ts',
    what: 'does not say how AWS charges for a type that is rendered',
    received: type,
    allowed: 'a type with a price in lib/costs/prices.ts, one that is charged by use, or one that is free',
    mend: 'look it up on the pricing page of its service, and enter it',
  };
}
