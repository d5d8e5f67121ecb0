import type { TerraformConfiguration } from './configuration';
import { subjects } from './layers';

/** A reference to the ARN of a resource, which other resources look at: an invented one must have its form. */
const ARN_REFERENCE = /\$\{[^}]*?(aws_\w+)\.\w+\.arn\b/g;

export const INVENTED_ARN = 'arn:aws:mock:eu-west-2:123456789012:invented/arn';

/** What AWS gives back of a certificate: how each of its names is proven. */
function givenBackOfCertificates({ resource }: TerraformConfiguration): object {
  const certificates = Object.values(resource['aws_acm_certificate'] ?? {});
  const names = certificates.flatMap((body) => [body['domain_name'], body['subject_alternative_names'] ?? []].flat());
  const options = names.map((name) => ({
    domain_name: name,
    resource_record_name: `_invented.${String(name).replace('*.', '')}`,
    resource_record_type: 'CNAME',
    resource_record_value: 'invented.acm-validations.aws',
  }));
  return { domain_validation_options: options };
}

/**
 * The providers of a layer, without AWS behind them.
 * @param text the layer's configuration, as JSON
 */
export function mockedProviders(configuration: TerraformConfiguration, text: string): string {
  const types = [...new Set([...text.matchAll(ARN_REFERENCE)].map(([, type = '']) => type))].sort();
  const defaults = new Map<string, object>(types.map((type) => [type, { arn: INVENTED_ARN }]));
  const certificate = { ...defaults.get('aws_acm_certificate'), ...givenBackOfCertificates(configuration) };
  if ('aws_acm_certificate' in configuration.resource) defaults.set('aws_acm_certificate', certificate);
  const resources = [...defaults].map(
    ([type, values]) => `  mock_resource "${type}" {\n    defaults = ${JSON.stringify(values)}\n  }\n`,
  );
  return configuration.provider.aws
    .map(
      ({ alias }) =>
        `mock_provider "aws" {\n${alias === undefined ? '' : `  alias = "${alias}"\n`}${resources.join('')}}\n`,
    )
    .join('');
}

/** The states of other layers that a layer reads, with an invented value for each of their outputs. */
export function overriddenStates(environment: string, { data }: TerraformConfiguration): string {
  const states = Object.entries(data?.['terraform_remote_state'] ?? {});
  return states
    .map(([name, { config }]) => {
      const { key } = config as { readonly key: string };
      const values = JSON.stringify({ outputs: inventedOutputs(environment, key) });
      return `override_data {\n  target = data.terraform_remote_state.${name}\n  values = ${values}\n}\n`;
    })
    .join('');
}

function inventedOutputs(environment: string, stateKey: string): object {
  const upstream = subjects.find(({ layer, tree }) => {
    return tree.manifest.environment === environment && layer.stateKey === stateKey;
  });
  if (upstream === undefined) throw new Error(`no layer of ${environment} has its state in ${stateKey}`);
  const outputs = Object.entries(upstream.configuration.output ?? {});
  return Object.fromEntries(
    outputs.map(([name, { value }]) => [name, Array.isArray(value) ? value.map((_, i) => `${name}-${i}`) : name]),
  );
}
