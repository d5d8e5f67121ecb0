import { annotation, bodiesOf, subjectOf, typeOf } from '../change';
import { at, type JsonObject, stringsOf, textAt } from '../values';
import type { RiskRule } from './risk';

const BLOCKS = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'];

/** What lets the internet in, by kind or type: each thing that is open is a text. */
const OPEN: Readonly<Record<string, (body: JsonObject) => readonly string[]>> = {
  aws_eks_cluster: (body) => [
    ...(at(body, 'vpc_config', 'endpoint_public_access') === true ? ['the API server is on the internet'] : []),
    ...stringsOf(at(body, 'vpc_config', 'public_access_cidrs')).map((cidr) => `the API server answers ${cidr}`),
  ],
  aws_s3_bucket_public_access_block: notBlocked,
  aws_s3_account_public_access_block: notBlocked,
  aws_s3_bucket_acl: (body) => (textAt(body, 'acl')?.startsWith('public') === true ? ['the bucket is public'] : []),
  aws_subnet: (body) => (body['map_public_ip_on_launch'] === true ? ['machines in it get public addresses'] : []),
  aws_db_instance: (body) => (body['publicly_accessible'] === true ? ['the database is on the internet'] : []),
  aws_lb: (body) => (body['internal'] === true ? [] : ['the load balancer is on the internet']),
  aws_lambda_function_url: (body) => (body['authorization_type'] === 'NONE' ? ['anybody may call the function'] : []),
  Service: (body) => {
    const type = textAt(body, 'spec', 'type');
    const scheme = annotation(body, 'service.beta.kubernetes.io/aws-load-balancer-scheme');
    if (type === 'LoadBalancer')
      return [scheme === 'internet-facing' ? 'the service is on the internet' : 'the service has a load balancer'];
    return type === 'NodePort' ? ['the service has a port on every node'] : [];
  },
  Ingress: (body) =>
    annotation(body, 'alb.ingress.kubernetes.io/scheme') === 'internet-facing' ? ['the way in is on the internet'] : [],
  IngressClassParams: (body) =>
    textAt(body, 'spec', 'scheme') === 'internet-facing' ? ['ways in of this class are on the internet'] : [],
};

function notBlocked(body: JsonObject): string[] {
  return BLOCKS.filter((name) => body[name] !== true).map((name) => `${name} is off`);
}

export const publicEndpoint: RiskRule = {
  name: 'public-endpoint',
  risk: 'widens-access',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html',
  judge(change) {
    const type = typeOf(subjectOf(change));
    const isBlock = type === 'aws_s3_bucket_public_access_block' || type === 'aws_s3_account_public_access_block';
    if (change.kind === 'removed') return isBlock ? ['public access is blocked no more'] : [];
    const { before, after } = bodiesOf(change);
    const openIn = OPEN[type];
    if (openIn === undefined || after === undefined) return [];
    const known = new Set(before === undefined ? [] : openIn(before));
    return openIn(after).filter((text) => !known.has(text));
  },
};
