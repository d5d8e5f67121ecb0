import { networkTemplate } from '../fixtures';

describe('DefaultSecurityGroup', () => {
  test('has no rule, and says so, so that a rule made by hand is taken away', () => {
    expect(networkTemplate().resources('aws_default_security_group')).toEqual({
      main: {
        vpc_id: '${aws_vpc.main.id}',
        ingress: [],
        egress: [],
        tags: { Name: 'test-eu-west-2-default-unused' },
      },
    });
  });
});
