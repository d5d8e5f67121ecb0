import { contains, type Expectations, expects, requires } from '../expectation';
import { INVENTED_ARN } from '../mocks';

export const access: Expectations = ({ environment }) => [
  contains(
    'only the protected environment of GitHub applies',
    'aws_iam_role.terraform_apply',
    'assume_role_policy',
    `:environment:${environment.name}"`,
  ),
  contains(
    'only the branch of the environment applies',
    'aws_iam_role.terraform_apply',
    'assume_role_policy',
    `"token.actions.githubusercontent.com:ref":["refs/heads/${environment.gitops.branch}"]`,
  ),
  contains('a token is for AWS', 'aws_iam_role.terraform_plan', 'assume_role_policy', 'sts.amazonaws.com'),
  expects(
    'the role that applies stays within its boundary',
    'aws_iam_role.terraform_apply',
    'permissions_boundary',
    INVENTED_ARN,
  ),
  expects(
    'the role of a team stays within the boundary of the account',
    'aws_iam_role.team_platform',
    'permissions_boundary',
    `arn:aws:iam::${environment.account}:policy/${environment.name}-permissions-boundary`,
  ),
  expects('an emergency lasts an hour', 'aws_iam_role.break_glass', 'max_session_duration', 3600),
  requires('GitHub is asked for tokens for AWS', 'aws_iam_openid_connect_provider.github', 'client_id_list', [
    'sts.amazonaws.com',
  ]),
  contains('an emergency is seen', 'aws_cloudwatch_log_metric_filter.break_glass', 'pattern', 'AssumeRole'),
];
