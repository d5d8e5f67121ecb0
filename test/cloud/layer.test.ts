import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { RootConstruct } from 'constructs';
import { Layer } from '../../lib/cloud/layer';
import { withLogicalId } from '../../lib/cloud/logical-id';
import { isLayer } from '../../lib/environment';
import { layerTemplate } from '../../lib/testing/layer-template';
import { testEnvironment } from '../../lib/testing/environments';
import { environment } from './fixtures';

function layerOf(overrides: Parameters<typeof testEnvironment>[0] = {}): Layer {
  const scope = new RootConstruct();
  return new Layer(scope, { environment: testEnvironment(overrides), name: 'network-eu-west-2', region: 'eu-west-2' });
}

describe('Layer', () => {
  test('keeps its state in the bucket of the environment, under its own key, locked', () => {
    expect(layerTemplate(() => undefined).json.terraform).toMatchObject({
      backend: {
        s3: {
          bucket: 'acme-test-123456789012-terraform-state',
          region: 'eu-west-2',
          key: 'test/test.tfstate',
          use_lockfile: true,
        },
      },
    });
  });

  test('leaves the encryption of its state to the bucket, whose key `encrypt` would overrule', () => {
    expect(layerTemplate(() => undefined).json.terraform).not.toHaveProperty('backend.s3.encrypt');
  });

  test('pins Terraform and the provider', () => {
    expect(layerTemplate(() => undefined).json.terraform).toMatchObject({
      required_version: '~> 1.11',
      required_providers: { aws: { source: 'hashicorp/aws', version: '5.100.0' } },
    });
  });

  test('refuses every account but that of the environment, and tags everything', () => {
    expect(layerTemplate(() => undefined).json.provider).toEqual({
      aws: [
        {
          region: 'eu-west-2',
          allowed_account_ids: ['123456789012'],
          default_tags: [
            {
              tags: {
                organisation: 'acme',
                environment: 'test',
                layer: 'test',
                owner: 'platform',
                'cost-centre': 'cc-1',
                'business-unit': 'engineering',
                repository: 'https://github.com/acme/platform.git',
              },
            },
          ],
        },
      ],
    });
  });

  test('says what it is, and whose outputs it reads', () => {
    // GIVEN
    const layer = layerOf();

    // WHEN
    layer.remoteState('network-eu-west-2');
    layer.remoteState('access');
    layer.remoteState('access');

    // THEN
    expect(isLayer(layer)).toBe(true);
    expect(layer.node.id).toBe('test-network-eu-west-2');
    expect(layer.layer).toEqual({
      name: 'network-eu-west-2',
      environment: 'test',
      region: 'eu-west-2',
      cluster: undefined,
      stateKey: 'test/network-eu-west-2.tfstate',
      needs: ['access', 'bootstrap', 'network-eu-west-2'],
      owner: environment.owners[0]?.team,
    });
  });

  test('comes after bootstrap, and after whatever it names', () => {
    // GIVEN
    const layer = layerOf();

    // WHEN
    layer.comesAfter('access');
    layer.comesAfter('access');

    // THEN
    expect(layer.layer.needs).toEqual(['access', 'bootstrap']);
    expect(layer.toTerraform()).not.toHaveProperty('data');
  });

  test('needs nothing when it is bootstrap itself', () => {
    const layer = new Layer(new RootConstruct(), { environment, name: 'bootstrap', region: 'eu-west-2' });

    expect(layer.layer.needs).toEqual([]);
  });

  test('has one more provider for another region, in the same account, with the same tags', () => {
    const { json } = layerTemplate((layer) => {
      expect(layer.providerIn('eu-central-1')).toBe(layer.providerIn('eu-central-1'));
    });

    const { aws } = json.provider as { aws: { default_tags: unknown }[] };
    expect(aws).toHaveLength(2);
    expect(aws[1]).toEqual({
      alias: 'eu-central-1',
      region: 'eu-central-1',
      allowed_account_ids: ['123456789012'],
      default_tags: aws[0]?.default_tags,
    });
  });

  test('has no second provider for its own region', () => {
    const { json } = layerTemplate((layer) => {
      expect(layer.providerIn('eu-west-2')).toBeUndefined();
    });

    expect((json.provider as { aws: unknown[] }).aws).toHaveLength(1);
  });

  test('works in another account by a role, and asks for no account of its own there', () => {
    const roleArn = 'arn:aws:iam::999999999999:role/dns-${x}';
    const { json } = layerTemplate((layer) => {
      layer.providerOf('dns_parent', { region: 'us-east-1', roleArn });
    });

    const [, other] = (json.provider as { aws: Record<string, unknown>[] }).aws;
    expect(other).toMatchObject({
      alias: 'dns_parent',
      region: 'us-east-1',
      assume_role: [{ role_arn: 'arn:aws:iam::999999999999:role/dns-$${x}' }],
    });
    expect(other).not.toHaveProperty('allowed_account_ids');
  });

  test('reads the state of another layer from where that layer keeps it', () => {
    const { json } = layerTemplate((layer) => {
      layer.addOutput('copy', layer.remoteState('network-eu-west-2').getString('vpc_id'));
    });

    expect(json.data).toEqual({
      terraform_remote_state: {
        network_eu_west_2: {
          backend: 's3',
          config: {
            bucket: 'acme-test-123456789012-terraform-state',
            region: 'eu-west-2',
            key: 'test/network-eu-west-2.tfstate',
          },
        },
      },
    });
    expect(json.output).toEqual({
      copy: { value: '${data.terraform_remote_state.network_eu_west_2.outputs.vpc_id}' },
    });
  });

  test('fails when elements have no logical id, and says which', () => {
    expect(() =>
      layerTemplate((layer) => {
        new Vpc(layer, 'Forgotten', { cidrBlock: '10.0.0.0/16' });
        new SqsQueue(layer, 'Overlooked', {});
      }),
    ).toThrow(/^test-test\/Forgotten has no logical id: .*\ntest-test\/Overlooked has no logical id: .*$/);
  });
});

describe('withLogicalId', () => {
  test('names an element as we choose, and gives it back', () => {
    const { resources } = layerTemplate((layer) => {
      const queue = new SqsQueue(layer, 'Anything', {});
      expect(withLogicalId(queue, 'jobs')).toBe(queue);
    });

    expect(Object.keys(resources('aws_sqs_queue'))).toEqual(['jobs']);
  });
});
