import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { FOR_EXPRESSION_VALUE, forExpression, type IResolvable, propertyAccess, Token } from 'cdktf';
import { Construct } from 'constructs';
import { withLogicalId } from '../logical-id';

/** As long as the delegation of a zone: a mistake is over after five minutes. */
const TTL_SECONDS = 300;

export interface CertificateProps {
  /** The names it is for, the first one as its subject: `*.dev.acme.example`. */
  readonly domains: readonly string[];
  /**
   * The zone that gets the records by which ACM sees that the domains are ours. They are the same for all certificates of
   * an account for a domain, in every region, so one layer owns them and the others only wait.
   * @default - another layer owns the records, and comes before
   * @see https://github.com/hashicorp/terraform-provider-aws/issues/13653
   */
  readonly zoneId?: string;
  /**
   * True where the zone is delegated by this program, so that ACM sees the records within minutes. Where somebody else
   * has to delegate it, Terraform would wait for them for 75 minutes and fail; ACM looks for three days by itself.
   */
  readonly isDelegated: boolean;
}

/**
 * A TLS certificate that ACM issues and renews by itself, as long as its DNS records stay.
 * @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
export class Certificate extends Construct {
  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, id);
    const { domains, zoneId, isDelegated } = props;
    const [domainName, ...subjectAlternativeNames] = domains;
    if (domainName === undefined) return;
    const certificate = new AcmCertificate(this, 'Resource', {
      domainName,
      ...(subjectAlternativeNames.length > 0 ? { subjectAlternativeNames } : {}),
      validationMethod: 'DNS',
      // A load balancer that uses it does not let go of it before there is another.
      lifecycle: { createBeforeDestroy: true },
    });
    withLogicalId(certificate, 'main');
    const records = zoneId === undefined ? [] : this.addRecords(certificate, domains, zoneId);
    if (!isDelegated) return;
    const validation = new AcmCertificateValidation(this, 'Validation', {
      certificateArn: certificate.arn,
      ...(records.length > 0 ? { validationRecordFqdns: records.map(({ fqdn }) => fqdn) } : {}),
    });
    withLogicalId(validation, 'main');
  }

  /** A wildcard and the name that it stands below share one record. */
  private addRecords(certificate: AcmCertificate, domains: readonly string[], zoneId: string): Route53Record[] {
    const byBase = new Map(domains.map((domain) => [baseOf(domain), domain]));
    return [...byBase].map(([base, domain]) => {
      const record = new Route53Record(this, `Record-${base}`, {
        zoneId,
        name: optionOf(certificate, domain, 'resource_record_name'),
        type: optionOf(certificate, domain, 'resource_record_type'),
        records: [optionOf(certificate, domain, 'resource_record_value')],
        ttl: TTL_SECONDS,
        allowOverwrite: true,
      });
      return withLogicalId(record, `validation_${base.replaceAll(/[^a-z0-9]+/g, '_')}`);
    });
  }
}

function baseOf(domain: string): string {
  return domain.replace(/^\*\./, '');
}

/** ACM gives a set of options, in no order: one is found by its domain. */
function optionOf({ domainValidationOptions }: AcmCertificate, domain: string, attribute: string): string {
  const byDomain = forExpression(domainValidationOptions, eachOption(attribute), eachOption('domain_name'));
  return Token.asString(propertyAccess(byDomain, [domain]));
}

function eachOption(attribute: string): IResolvable {
  return propertyAccess(FOR_EXPRESSION_VALUE, [attribute]);
}
