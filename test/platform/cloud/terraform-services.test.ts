import { TERRAFORM_SERVICES, WRITTEN_SERVICES } from '../../../lib/cloud/access/terraform-services';
import { names } from '../../../lib/environment';
import { renderAll } from '../render-all';
import { serviceOf } from './service-of-type';

/** What people apply. */
const BY_PEOPLE = [names.bootstrapLayer(), names.accessLayer()];

/** Services that no resource type of the render belongs to, and why the roles know them all the same. */
const WITHOUT_A_TYPE: Readonly<Record<string, string>> = {
  aps: 'the layers observability-<region>, of environments that choose that backend for metrics',
  'backup-storage': 'AWS Backup asks for it when a vault is encrypted with a key of ours',
};

interface Rendered {
  readonly layer: string;
  readonly service: string;
}

const rendered: Rendered[] = renderAll().flatMap(({ manifest, files }) =>
  manifest.layers.flatMap(({ name, path }) => {
    const { resource = {} } = JSON.parse(files.get(`${path}/cdk.tf.json`) ?? '{}') as { resource?: object };
    // Of Terraform itself, not of AWS.
    const types = Object.keys(resource).filter((type) => type !== 'terraform_data');
    return types.map((type) => ({ layer: name, service: serviceOf(type) }));
  }),
);

const byCi = rendered.filter(({ layer }) => !BY_PEOPLE.includes(layer));

describe('the roles of Terraform', () => {
  test('read every service that any layer has a resource of', () => {
    expect(servicesOf(rendered).filter((service) => !(service in TERRAFORM_SERVICES))).toEqual([]);
  });

  test('write every service that a layer of CI has a resource of; IAM is spelt out elsewhere', () => {
    expect(servicesOf(byCi).filter((service) => !WRITTEN_SERVICES.includes(service))).toEqual(['iam']);
  });

  test('know no service that no layer uses, but for those that have a reason', () => {
    const used = servicesOf(rendered);

    expect(Object.keys(TERRAFORM_SERVICES).filter((service) => !used.includes(service))).toEqual(
      Object.keys(WITHOUT_A_TYPE),
    );
  });

  test('write no service that only people use', () => {
    const used = [...servicesOf(byCi), ...Object.keys(WITHOUT_A_TYPE)];

    expect(WRITTEN_SERVICES.filter((service) => !used.includes(service))).toEqual([]);
  });
});

describe('serviceOf', () => {
  test('takes the longest beginning', () => {
    expect(serviceOf('aws_route_table')).toBe('ec2');
    expect(serviceOf('aws_route53_zone')).toBe('route53');
    expect(serviceOf('aws_route53_resolver_query_log_config')).toBe('route53resolver');
  });

  test('fails when nobody said which service a type belongs to', () => {
    expect(() => serviceOf('aws_lambda_function')).toThrow(/^aws_lambda_function belongs to no service: add it to /);
  });
});

function servicesOf(resources: readonly Rendered[]): string[] {
  return [...new Set(resources.map(({ service }) => service))].sort();
}
