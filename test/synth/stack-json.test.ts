import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import { CloudRoot } from '../../lib/synth/cloud-root';
import { elementsOf, stackJson } from '../../lib/synth/stack-json';

/** Without the metadata of the stack and of its resources. */
function madeByCdktf(stack: TerraformStack): unknown {
  stack.prepareStack();
  return JSON.parse(JSON.stringify(stack.toTerraform()), (key, value: unknown) => (key === '//' ? undefined : value));
}

function stackWith(build: (stack: TerraformStack) => void): TerraformStack {
  const stack = new TerraformStack(new CloudRoot(), 'stack');
  new LocalBackend(stack);
  new AwsProvider(stack, 'Provider', { region: 'eu-west-2' });
  build(stack);
  return stack;
}

test.each<[what: string, build: (stack: TerraformStack) => void]>([
  ['two providers of one type', (stack) => new AwsProvider(stack, 'Other', { alias: 'other' })],
  ['a reference', (stack) => new TerraformOutput(stack, 'Arn', { value: new S3Bucket(stack, 'Bucket').arn })],
  ['a lazy value', (stack) => new S3Bucket(stack, 'Bucket', { bucket: Lazy.stringValue({ produce: () => 'late' }) })],
  [
    'an override that replaces what an element says, with a token in it',
    (stack) => {
      const bucket = new S3Bucket(stack, 'Bucket', { bucket: 'before' });
      stack.addOverride(`resource.aws_s3_bucket.${bucket.friendlyUniqueId}.tags`, { arn: bucket.arn });
    },
  ],
  [
    'an override that takes something away',
    (stack) => {
      new S3Bucket(stack, 'Bucket');
      stack.addOverride('terraform.required_providers', undefined);
    },
  ],
  ['a stack below it', (stack) => new S3Bucket(new TerraformStack(stack, 'below'), 'Bucket')],
])('a stack is what cdktf makes of it: %s', (_, build) => {
  const stack = stackWith(build);
  const json = stackJson(stack, elementsOf(stack));
  expect(json).toHaveProperty('provider.aws');
  expect(json).toEqual(madeByCdktf(stack));
});
