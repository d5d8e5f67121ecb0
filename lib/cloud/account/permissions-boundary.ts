import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { Construct } from 'constructs';
import { arns, names, serviceNames } from '../../environment';
import { withLogicalId } from '../logical-id';
import { policyDocument, type PolicyStatement } from '../policy-document';
import { dataGuards, denied, recordGuards } from '../record-guards';
import { BOUNDARY_SERVICES } from './boundary-services';
import type { BucketOwner } from './bucket-owner';

/** Of IAM, what the managed policies of EKS and AWS Backup need; none of it makes a role stronger. */
const USE_OF_IAM = [
  'iam:AddRoleToInstanceProfile',
  'iam:CreateInstanceProfile',
  'iam:CreateServiceLinkedRole',
  'iam:GetInstanceProfile',
  'iam:GetRole',
  'iam:ListAttachedRolePolicies',
  'iam:TagInstanceProfile',
];

/**
 * What would make a role stronger, or bring in a second one; forbidden also where another policy allows it.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate
 */
const ESCALATIONS = [
  'iam:Attach*',
  'iam:CreateAccessKey',
  'iam:CreateGroup',
  'iam:CreateLoginProfile',
  'iam:CreateOpenIDConnectProvider',
  'iam:CreatePolicy*',
  'iam:CreateRole',
  'iam:CreateSAMLProvider',
  'iam:CreateUser',
  'iam:DeleteRole*',
  'iam:DeleteUser*',
  'iam:Detach*',
  'iam:Put*',
  'iam:SetDefaultPolicyVersion',
  'iam:Update*',
];

/** What watches the account and what it has decided, beyond what no role may touch; no service or workload needs it. */
const SAFEGUARDS = [
  'access-analyzer:Delete*',
  'access-analyzer:Update*',
  'budgets:*',
  'kms:DisableKey',
  'kms:PutKeyPolicy',
  'sns:SetSubscriptionAttributes',
  'sns:Unsubscribe',
];

export interface PermissionsBoundaryProps {
  /** What names and ARNs are made of. */
  readonly environment: BucketOwner;
  /** ARNs of roles that a role may take in its own stead. @default - none */
  readonly assumable?: readonly string[];
}

/**
 * The most that a role of a service or a workload may do, whatever is attached to it: work with the services that the
 * platform uses, but neither on IAM nor on what watches the account.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export class PermissionsBoundary extends Construct {
  /** A reference, for roles of the same layer: IAM refuses them before it is there. */
  public readonly arn: string;

  constructor(scope: Construct, id: string, props: PermissionsBoundaryProps) {
    super(scope, id);
    const policy = new IamPolicy(this, 'Resource', {
      name: names.permissionsBoundary(props.environment),
      description: 'The most that a role of a service or a workload may do',
      policy: policyDocument(...most(props), ...never(props)),
    });
    this.arn = withLogicalId(policy, 'permissions_boundary').arn;
  }
}

/** A role goes to services that run clusters and restore them, and to no other. */
function most({ environment, assumable = [] }: PermissionsBoundaryProps): PolicyStatement[] {
  const services = ['backup', 'eks', 'pods.eks'].map((service) => serviceNames.principal(service));
  const passedTo = { 'iam:PassedToService': [...services, serviceNames.ec2Principal(environment)] };
  const ofServices = Object.keys(BOUNDARY_SERVICES).map((service) => `${service}:*`);
  return [
    { actions: [...ofServices, ...USE_OF_IAM], resources: ['*'] },
    { actions: ['iam:PassRole'], resources: ['*'], conditions: { StringEquals: passedTo } },
    ...(assumable.length > 0 ? [{ actions: ['sts:AssumeRole'], resources: assumable }] : []),
  ];
}

/** The states hold secrets, so that nobody but Terraform reads them either. */
function never({ environment }: PermissionsBoundaryProps): PolicyStatement[] {
  const buckets = [
    names.stateBucket(environment),
    names.auditBucket(environment),
    names.accessLogsBucket(environment, '*'),
  ].map((name) => arns.bucket(environment, name));
  return [
    denied([...ESCALATIONS, ...SAFEGUARDS], ['*']),
    denied(
      ['s3:*'],
      buckets.flatMap((arn) => [arn, `${arn}/*`]),
    ),
    ...recordGuards(environment),
    ...dataGuards(),
  ];
}
