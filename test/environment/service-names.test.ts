import { serviceNames } from '../../lib/environment';

const [aws, china, gov] = (['aws', 'aws-cn', 'aws-us-gov'] as const).map((partition) => ({ partition })) as [
  { partition: 'aws' },
  { partition: 'aws-cn' },
  { partition: 'aws-us-gov' },
];

test('every name of a service is tested', () => {
  expect(Object.keys(serviceNames)).toEqual([
    'principal',
    'ec2Principal',
    'logsPrincipal',
    'via',
    'imageRegistry',
    'gatewayEndpoint',
    'interfaceEndpoint',
  ]);
});

describe('principals', () => {
  test('are the same in every partition', () => {
    expect(serviceNames.principal('backup')).toBe('backup.amazonaws.com');
  });

  test.each([
    [aws, 'ec2.amazonaws.com'],
    [china, 'ec2.amazonaws.com.cn'],
    [gov, 'ec2.amazonaws.com'],
  ])('of EC2 have the suffix of %j', (environment, expected) => {
    expect(serviceNames.ec2Principal(environment)).toBe(expected);
  });

  test.each([
    [aws, 'eu-west-2', 'logs.eu-west-2.amazonaws.com'],
    [china, 'cn-north-1', 'logs.cn-north-1.amazonaws.com.cn'],
    [gov, 'us-gov-west-1', 'logs.us-gov-west-1.amazonaws.com'],
  ])('of CloudWatch Logs have the region and the suffix of %j', (environment, region, expected) => {
    expect(serviceNames.logsPrincipal(environment, region)).toBe(expected);
  });
});

test.each([
  [aws, 'eu-west-2', 'sns.eu-west-2.amazonaws.com'],
  [china, 'cn-northwest-1', 'sns.cn-northwest-1.amazonaws.com.cn'],
  [gov, 'us-gov-east-1', 'sns.us-gov-east-1.amazonaws.com'],
])('a key of %j in %s is used via a service of the region', (environment, region, expected) => {
  expect(serviceNames.via(environment, 'sns', region)).toBe(expected);
});

test.each([
  [aws, 'eu-west-2', '111111111111.dkr.ecr.eu-west-2.amazonaws.com'],
  [china, 'cn-north-1', '111111111111.dkr.ecr.cn-north-1.amazonaws.com.cn'],
  [gov, 'us-gov-west-1', '111111111111.dkr.ecr.us-gov-west-1.amazonaws.com'],
])('the images of an account of %j in %s have a registry', (environment, region, expected) => {
  expect(serviceNames.imageRegistry({ ...environment, account: '111111111111' }, region)).toBe(expected);
});

describe('endpoints', () => {
  test.each(['eu-west-2', 'cn-north-1', 'us-gov-west-1'])('of gateways have one name everywhere: %s', (region) => {
    expect(serviceNames.gatewayEndpoint(region, 's3')).toBe(`com.amazonaws.${region}.s3`);
  });

  test.each([
    [aws, 'eu-west-2', 'ecr.api', 'com.amazonaws.eu-west-2.ecr.api'],
    [gov, 'us-gov-west-1', 'eks', 'com.amazonaws.us-gov-west-1.eks'],
    [china, 'cn-north-1', 'ec2', 'cn.com.amazonaws.cn-north-1.ec2'],
    [china, 'cn-north-1', 'ecr.api', 'cn.com.amazonaws.cn-north-1.ecr.api'],
    [china, 'cn-north-1', 'ecr.dkr', 'cn.com.amazonaws.cn-north-1.ecr.dkr'],
    [china, 'cn-northwest-1', 'eks', 'cn.com.amazonaws.cn-northwest-1.eks'],
    [china, 'cn-northwest-1', 'sts', 'cn.com.amazonaws.cn-northwest-1.sts'],
    [china, 'cn-north-1', 'xray', 'cn.com.amazonaws.cn-north-1.xray'],
    [china, 'cn-north-1', 'logs', 'com.amazonaws.cn-north-1.logs'],
    [china, 'cn-north-1', 'elasticloadbalancing', 'com.amazonaws.cn-north-1.elasticloadbalancing'],
  ])(
    'of interfaces have a name of their own in China for some: %j, %s, %s',
    (environment, region, service, expected) => {
      expect(serviceNames.interfaceEndpoint(environment, region, service)).toBe(expected);
    },
  );
});
