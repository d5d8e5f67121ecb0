import { at, eachEnvironment } from './rule';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns */
const ROLE_ARN = /^arn:([a-z-]+):iam::(\d{12}):role\/(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/;

/** The zone above ours is delegated by a role of the account that owns it: another one, in the same partition. */
export const dnsParent = eachEnvironment((source) => {
  const { account, dnsParent: parent, partition } = source.environment;
  const what = parent && faultOf(parent.roleArn, account, partition);
  if (what === undefined) return [];
  return [
    {
      where: at(source, 'dnsParent', 'roleArn'),
      what,
      received: parent?.roleArn ?? '',
      allowed: `the ARN of a role in another account, such as arn:${partition}:iam::444444444444:role/dns-delegation`,
      mend: 'ask the owner of the zone for the ARN, or leave dnsParent out and have our name servers entered by hand',
    },
  ];
});

function faultOf(arn: string, account: string, partition: string): string | undefined {
  const [, arnPartition, arnAccount] = ROLE_ARN.exec(arn) ?? [];
  if (arnPartition === undefined) return 'is not the ARN of a role';
  if (arnPartition !== partition) return `names a role of another partition, ${arnPartition}`;
  return arnAccount === account ? 'names a role of the account itself' : undefined;
}
