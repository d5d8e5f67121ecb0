import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { literal } from '../literal';
import { withLogicalId } from '../logical-id';

/**
 * How long a resolver keeps a delegation or a CAA record, in seconds: a mistake in one is over after five minutes. These
 * are asked for seldom, so a longer time would save next to nothing.
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/best-practices-dns.html
 */
const TTL_SECONDS = 300;

/**
 * The names of Amazon's authority; any of them lets ACM issue, certificates with a wildcard too.
 * @see https://docs.aws.amazon.com/acm/latest/userguide/setup-caa.html
 */
const ISSUERS = ['amazon.com', 'amazontrust.com', 'awstrust.com', 'amazonaws.com'];

export interface DnsZoneProps {
  /** The domain: `dev.acme.example`. */
  readonly name: string;
  /** What it is for. */
  readonly comment: string;
  /** The zone above it, and a provider that may write there. @default - its owner enters our name servers */
  readonly parent?: { readonly zoneId: string; readonly provider: TerraformProvider };
}

/**
 * A public DNS zone, delegated to where this program may write, whose certificates only Amazon issues. Protected from
 * `terraform destroy`: a new zone has other name servers, and nothing below it resolves until the parent names them.
 */
export class DnsZone extends Construct {
  /** A reference: whatever uses it waits for the zone. */
  public readonly zoneId: string;
  /** Four name servers, for whoever owns the zone above. */
  public readonly nameServers: string[];

  constructor(scope: Construct, id: string, props: DnsZoneProps) {
    super(scope, id);
    const { name, comment, parent } = props;
    const zone = new Route53Zone(this, 'Resource', {
      name,
      comment: literal(comment),
      forceDestroy: false,
      lifecycle: { preventDestroy: true },
    });
    this.zoneId = withLogicalId(zone, 'main').zoneId;
    this.nameServers = zone.nameServers;
    const caa = { zoneId: this.zoneId, name, type: 'CAA', ttl: TTL_SECONDS, records: ISSUERS.map(mayIssue) };
    withLogicalId(new Route53Record(this, 'Caa', caa), 'caa');
    if (parent === undefined) return;
    const delegation = { ...parent, name, type: 'NS', ttl: TTL_SECONDS, records: this.nameServers };
    withLogicalId(new Route53Record(this, 'Delegation', delegation), 'delegation');
  }
}

function mayIssue(issuer: string): string {
  return `0 issue "${issuer}"`;
}
