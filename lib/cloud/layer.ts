import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  DataTerraformRemoteStateS3,
  S3Backend,
  TerraformElement,
  type TerraformRemoteState,
  TerraformOutput,
  TerraformStack,
} from 'cdktf';
import type { Construct, Node } from 'constructs';
import { type Environment, type ILayer, type LayerIdentity, markAsLayer, names, ownerOf } from '../environment';
import { literal } from './literal';
import { withLogicalId } from './logical-id';

/** From the first Terraform with a stable native S3 lock (`use_lockfile`), up to the next major version. */
const TERRAFORM_VERSION = '~> 1.11';

/** The AWS provider that CI validates and plans with; a change is a decision (docs/decisions/0001). */
const AWS_PROVIDER = { source: 'hashicorp/aws', version: '5.100.0' };

/** What a layer has to know of its environment. */
export type LayerEnvironment = Pick<
  Environment,
  'name' | 'organisation' | 'account' | 'regions' | 'owners' | 'costTags' | 'gitops'
>;

/** Which AWS account and region a second provider of a layer works in. */
export interface OtherProviderProps {
  /** Where it works. */
  readonly region: string;
  /** A role in another account. @default - the layer's own account and credentials */
  readonly roleArn?: string;
}

export interface LayerProps {
  /** The environment that it is part of: its account, state bucket, names, owner and tags follow from it. */
  readonly environment: LayerEnvironment;
  /** The folder below terraform/: `network-eu-west-2`. */
  readonly name: string;
  /** Where its resources live. */
  readonly region: string;
  /** The cluster that it serves. @default - it serves the whole region */
  readonly cluster?: string;
}

/**
 * One Terraform layer: a root module with a state of its own, an S3 backend with native locking, the AWS provider pinned
 * to one version and one account, and tags on everything. Layers meet in remote state, through outputs that we name.
 */
export class Layer extends TerraformStack implements ILayer {
  private readonly remoteStates = new Map<string, TerraformRemoteState>();
  private readonly otherProviders = new Map<string, AwsProvider>();
  private readonly earlierLayers = new Set<string>();
  private readonly unnamed = new Set<string>();

  constructor(
    scope: Construct,
    // eslint-disable-next-line awscdk/construct-constructor-property -- its id is the CLI's stack id, made of props
    private readonly props: LayerProps,
  ) {
    super(scope, names.stack(props.environment, props.name));
    markAsLayer(this);
    this.node.addValidation({ validate: () => [...this.unnamed].map(noLogicalId) });
    this.addBackend();
    this.addProvider();
    // It makes the bucket that holds the states of all others, and the boundary of all roles.
    if (props.name !== names.bootstrapLayer()) this.comesAfter(names.bootstrapLayer());
  }

  public get layer(): LayerIdentity {
    const { environment, name, region, cluster } = this.props;
    return {
      name,
      environment: environment.name,
      region,
      cluster,
      stateKey: names.stateKey(environment, name),
      needs: [...this.earlierLayers].sort(),
      owner: this.owner,
    };
  }

  /** Publishes a value to other layers, under a name of ours. Only ids that AWS mints need this; names are computed. */
  public addOutput(name: string, value: string | string[]): void {
    withLogicalId(new TerraformOutput(this, `Output-${name}`, { value }), name);
  }

  /** Says that this layer names what another one makes, by a name or ARN that is computed; that layer is applied first. */
  public comesAfter(layer: string): void {
    this.earlierLayers.add(layer);
  }

  /** Reads what another layer of this environment publishes with `addOutput`; that layer is applied first. */
  public remoteState(layer: string): TerraformRemoteState {
    this.comesAfter(layer);
    const known = this.remoteStates.get(layer);
    if (known !== undefined) return known;
    const config = { ...this.stateLocation, key: names.stateKey(this.props.environment, layer) };
    const remote = new DataTerraformRemoteStateS3(this, `RemoteState-${layer}`, config);
    this.remoteStates.set(layer, withLogicalId(remote, layer.replaceAll('-', '_')));
    return remote;
  }

  /**
   * A second AWS provider, for what lies in another region or account; made once, however often it is asked for.
   * @param alias what Terraform calls it: `aws.<alias>`
   */
  public providerOf(alias: string, { region, roleArn }: OtherProviderProps): AwsProvider {
    const known = this.otherProviders.get(alias);
    if (known !== undefined) return known;
    const provider = new AwsProvider(this, `Aws-${alias}`, {
      alias,
      region,
      ...(roleArn === undefined
        ? { allowedAccountIds: [this.props.environment.account] }
        : { assumeRole: [{ roleArn: literal(roleArn) }] }),
      defaultTags: [{ tags: this.defaultTags }],
    });
    this.otherProviders.set(alias, withLogicalId(provider, alias));
    return provider;
  }

  /** The provider of a region: nothing for the layer's own, which is Terraform's default. */
  public providerIn(region: string): AwsProvider | undefined {
    return region === this.props.region ? undefined : this.providerOf(region, { region });
  }

  /** cdktf asks here for every element that was given no logical id: a mistake, reported with all the others. */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const { path, id } = TerraformElement.isTerraformElement(element) ? element.node : element;
    this.unnamed.add(path);
    return id;
  }

  private get owner(): string {
    return ownerOf(this.props.environment);
  }

  private get stateLocation() {
    return {
      bucket: names.stateBucket(this.props.environment),
      region: this.props.environment.regions[0] ?? this.props.region,
    };
  }

  /**
   * Without `encrypt`, which would name AES256 with each state, and so overrule the bucket's own key: that is what encrypts
   * now.
   * @see https://github.com/hashicorp/terraform/blob/main/internal/backend/remote-state/s3/client.go
   */
  private addBackend(): void {
    const backend = new S3Backend(this, {
      ...this.stateLocation,
      key: names.stateKey(this.props.environment, this.props.name),
    });
    withLogicalId(backend, 'backend').addOverride('use_lockfile', true);
    this.addOverride('terraform.required_version', TERRAFORM_VERSION);
  }

  private addProvider(): void {
    const provider = new AwsProvider(this, 'Aws', {
      region: this.props.region,
      allowedAccountIds: [this.props.environment.account],
      defaultTags: [{ tags: this.defaultTags }],
    });
    withLogicalId(provider, 'aws');
    this.addOverride('terraform.required_providers.aws', AWS_PROVIDER);
  }

  private get defaultTags(): Record<string, string> {
    const { organisation, costTags, gitops, name } = this.props.environment;
    const tags = {
      organisation: organisation.name,
      environment: name,
      layer: this.props.name,
      owner: this.owner,
      'cost-centre': costTags.costCentre,
      'business-unit': costTags.businessUnit,
      repository: gitops.repository,
    };
    return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, literal(value)]));
  }
}

function noLogicalId(path: string): string {
  return `${path} has no logical id: wrap it in withLogicalId(…)`;
}
