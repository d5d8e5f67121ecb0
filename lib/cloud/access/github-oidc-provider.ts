import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { Construct } from 'constructs';
import { withLogicalId } from '../logical-id';
import { GITHUB_OIDC_AUDIENCE, GITHUB_OIDC_HOST } from './github-trust';

/**
 * Lets IAM know GitHub's tokens; once an account. It has no thumbprint of ours: IAM checks GitHub's certificate against
 * its own library of authorities.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc_verify-thumbprint.html
 */
export class GithubOidcProvider extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const provider = new IamOpenidConnectProvider(this, 'Resource', {
      url: `https://${GITHUB_OIDC_HOST}`,
      clientIdList: [GITHUB_OIDC_AUDIENCE],
    });
    withLogicalId(provider, 'github');
  }
}
