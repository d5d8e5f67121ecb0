import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { TerraformStack, Token } from 'cdktf';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { literal, withLogicalId } from '../../lib/cloud';
import { layerIn, renderFailure, renderTree } from '../../lib/testing/rendering';
import type { RenderedTree } from '../../lib/tree';

interface TerraformJson {
  readonly '//'?: unknown;
  readonly terraform: { readonly backend: object; readonly required_providers: object };
  readonly resource: Record<string, Record<string, Record<string, unknown>>>;
  readonly data?: Record<string, Record<string, { config: Record<string, unknown> }>>;
  readonly output?: Record<string, object>;
  readonly moved?: unknown;
}

function jsonOf(tree: RenderedTree, layer = 'network-eu-west-2'): TerraformJson {
  return JSON.parse(tree.files.get(`terraform/${layer}/cdk.tf.json`) ?? '{}') as TerraformJson;
}

describe('files of a layer', () => {
  test('hold the full provider address and one exact version', () => {
    const { terraform } = jsonOf(renderTree({}));
    expect(terraform.required_providers).toEqual({ aws: { source: 'hashicorp/aws', version: '5.100.0' } });
  });

  test('keep state in S3 with native locking, under a key of environment and layer', () => {
    const { terraform } = jsonOf(renderTree({}));
    expect(terraform.backend).toEqual({
      s3: {
        bucket: 'acme-test-123456789012-terraform-state',
        key: 'test/network-eu-west-2.tfstate',
        region: 'eu-west-2',
        use_lockfile: true,
      },
    });
  });

  test('hold no metadata of cdktf', () => {
    expect(renderTree({}).files.get('terraform/network-eu-west-2/cdk.tf.json')).not.toContain('"//"');
  });

  test('carry data letter by letter, and references as references', () => {
    const tree = renderTree({
      cloud: (scope, environment) => {
        const layer = layerIn(scope, environment);
        const vpc = withLogicalId(new Vpc(layer, 'Vpc', { cidrBlock: '10.0.0.0/16' }), 'main');
        const tags = {
          secret: literal('x-${file("/etc/passwd")}'),
          loop: literal('%{ if true }'),
          vpc: `of ${vpc.id}`,
        };
        withLogicalId(new S3Bucket(layer, 'Bucket', { bucket: 'b', tags }), 'main');
      },
    });
    expect(jsonOf(tree).resource['aws_s3_bucket']?.['main']?.['tags']).toEqual({
      secret: 'x-$${file("/etc/passwd")}',
      loop: '%%{ if true }',
      vpc: 'of ${aws_vpc.main.id}',
    });
  });

  test('show a rename that is meant as a moved block, and no other address', () => {
    const tree = renderTree({
      cloud: (scope, environment) => {
        const vpc = withLogicalId(new Vpc(layerIn(scope, environment), 'Vpc', { cidrBlock: '10.0.0.0/16' }), 'main');
        vpc.moveFromId('aws_vpc.old');
      },
    });
    expect(jsonOf(tree).moved).toEqual([{ from: 'aws_vpc.old', to: 'aws_vpc.main' }]);
    expect(Object.keys(jsonOf(tree).resource['aws_vpc'] ?? {})).toEqual(['main']);
  });

  test('read another layer from its state, which then comes first', () => {
    const tree = renderTree({
      cloud: (scope, environment) => {
        const upper = layerIn(scope, environment, 'a-upper');
        const tags = { vpc: upper.remoteState('z-lower').getString('vpc_id') };
        withLogicalId(new S3Bucket(upper, 'Bucket', { bucket: 'b', tags }), 'main');
        const lower = layerIn(scope, environment, 'z-lower');
        const vpc = withLogicalId(new Vpc(lower, 'Vpc', { cidrBlock: '10.0.0.0/16' }), 'main');
        lower.addOutput('vpc_id', vpc.id);
      },
    });
    expect(tree.manifest.layers.map(({ name, needs }) => [name, needs])).toEqual([
      ['z-lower', ['bootstrap']],
      ['a-upper', ['bootstrap', 'z-lower']],
    ]);
    expect(jsonOf(tree, 'z-lower').output).toEqual({ vpc_id: { value: '${aws_vpc.main.id}' } });
    expect(jsonOf(tree, 'a-upper').data?.['terraform_remote_state']?.['z_lower']?.config).toEqual({
      bucket: 'acme-test-123456789012-terraform-state',
      key: 'test/z-lower.tfstate',
      region: 'eu-west-2',
    });
  });
});

describe('faults in layers', () => {
  test('fails when data would become a Terraform expression, naming construct and field', () => {
    const message = renderFailure({
      cloud: (scope, environment) => {
        const layer = layerIn(scope, environment);
        const props = { bucket: 'b', tags: { note: 'x-${file("/etc/passwd")}' } };
        withLogicalId(new S3Bucket(layer, 'Bucket', props), 'main');
      },
    });
    expect(message).toBe(`1 problem, nothing was written:

  test-network-eu-west-2/Bucket › resource.aws_s3_bucket.main.tags.note
    is text that Terraform would evaluate
    received  x-\${file("/etc/passwd")}
    allowed   references made by cdktf, and text marked as data
    mend      wrap it in literal(…) from lib/cloud`);
  });

  test('fails when two constructs have one address, naming both', () => {
    const message = renderFailure({
      cloud: (scope, environment) => {
        const layer = layerIn(scope, environment);
        withLogicalId(new S3Bucket(layer, 'One', { bucket: 'one' }), 'main');
        withLogicalId(new S3Bucket(layer, 'Two', { bucket: 'two' }), 'main');
      },
    });
    expect(message).toBe(`1 problem, nothing was written:

  test-network-eu-west-2/Two
    has the address of test-network-eu-west-2/One
    received  aws_s3_bucket.main
    allowed   one construct an address; the second would silently replace the first
    mend      give one of the two another logical id`);
  });

  test('fails when an element has no logical id of its own', () => {
    const message = renderFailure({
      cloud: (scope, environment) => void new S3Bucket(layerIn(scope, environment), 'Bucket', { bucket: 'b' }),
    });
    expect(message).toContain('test-network-eu-west-2/Bucket has no logical id: wrap it in withLogicalId(…)');
  });

  test('fails when a layer refers to a resource of another layer directly', () => {
    const message = renderFailure({
      cloud: (scope, environment) => {
        const lower = layerIn(scope, environment, 'lower');
        const vpc = withLogicalId(new Vpc(lower, 'Vpc', { cidrBlock: '10.0.0.0/16' }), 'main');
        const upper = layerIn(scope, environment, 'upper');
        withLogicalId(new S3Bucket(upper, 'Bucket', { bucket: 'b', tags: { vpc: vpc.id } }), 'main');
      },
    });
    expect(message).toBe(`1 problem, nothing was written:

  test-upper
    refers to aws_vpc.main.id of test-lower, another layer
    received  aws_vpc.main.id
    allowed   values of its own layer, and outputs of others by remote state
    mend      publish it there with addOutput(name, value) and read it here with remoteState(layer)`);
  });

  test('fails when a stack is no layer: its state would lie on the machine that renders', () => {
    const message = renderFailure({
      cloud: (scope) => {
        const stack = new TerraformStack(scope, 'loose');
        new AwsProvider(stack, 'Aws');
      },
    });
    expect(message).toContain('is a TerraformStack of no layer');
  });

  test.each(['..', '../../evil', '/tmp/x', 'x'.repeat(64)])('fails when a layer is called %p', (name) => {
    const message = renderFailure({
      cloud: (scope, environment) => {
        withLogicalId(new S3Bucket(layerIn(scope, environment, name), 'Bucket', { bucket: 'b' }), 'main');
      },
    });
    expect(message).toContain('has a name that cannot be a folder');
  });

  test('fails when a value is NaN, or the trace of a missing value, naming construct and field', () => {
    const missing: { name?: string } = {};
    const message = renderFailure({
      cloud: (scope, environment) => {
        const props = { bucket: `acme-${missing.name}-logs`, tags: { days: Token.asString(Number.NaN) } };
        withLogicalId(new S3Bucket(layerIn(scope, environment), 'Bucket', props), 'main');
      },
    });
    expect(message.match(/› \S+\n {4}.*/g)).toEqual([
      '› bucket\n    holds the trace of a missing value',
      '› tags.days\n    is not a number',
    ]);
  });

  test('fails when a layer holds no resource, and when there is no layer', () => {
    expect(renderFailure({ cloud: (scope, environment) => void layerIn(scope, environment) })).toContain(
      'renders no resource',
    );
    expect(renderFailure({ cloud: () => undefined })).toContain('renders no layer');
  });

  test('fails when layers wait for each other, showing the way round', () => {
    const message = renderFailure({
      cloud: (scope, environment) => {
        for (const [name, other] of [
          ['a', 'b'],
          ['b', 'a'],
        ] as const) {
          const layer = layerIn(scope, environment, name);
          const tags = { other: layer.remoteState(other).getString('id') };
          withLogicalId(new S3Bucket(layer, 'Bucket', { bucket: name, tags }), 'main');
        }
      },
    });
    expect(message).toContain('received  a → b → a');
  });
});
