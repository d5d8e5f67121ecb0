import { policyDocument } from '../../lib/cloud/policy-document';

describe('policyDocument', () => {
  test('renders equal policies as equal bytes, in whatever order they are written', () => {
    const one = policyDocument({
      actions: ['s3:PutObject', 's3:GetObject'],
      resources: ['arn:b', 'arn:a'],
      conditions: { StringLike: { b: ['2', '1'] }, Bool: { a: ['true'] } },
    });
    const other = policyDocument({
      conditions: { Bool: { a: ['true'] }, StringLike: { b: ['1', '2'] } },
      resources: ['arn:a', 'arn:b'],
      actions: ['s3:GetObject', 's3:PutObject'],
    });

    expect(one).toBe(other);
    expect(JSON.parse(one)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['s3:GetObject', 's3:PutObject'],
          Resource: ['arn:a', 'arn:b'],
          Condition: { Bool: { a: ['true'] }, StringLike: { b: ['1', '2'] } },
        },
      ],
    });
  });

  test('leaves out what a trust policy does not have', () => {
    const trust = policyDocument({ principals: { Service: ['ec2.amazonaws.com'] }, actions: ['sts:AssumeRole'] });

    expect(JSON.parse(trust)).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: ['ec2.amazonaws.com'] }, Action: ['sts:AssumeRole'] }],
    });
  });

  test('escapes ${aws:…} in conditions, keys and values alike', () => {
    const policy = policyDocument({
      effect: 'Deny',
      actions: ['s3:GetObject'],
      resources: ['arn:aws:s3:::data/*'],
      conditions: { StringNotEquals: { 's3:${aws:username}': ['${aws:username}'] } },
    });

    expect(policy).toContain('{"s3:$${aws:username}":["$${aws:username}"]}');
    expect(policy).toContain('"Effect":"Deny"');
  });
});
