import type { PolicyStatement } from '../policy-document';

/**
 * Whoever may delete buckets does not delete this one: its policy has to change first, and that raises an alarm.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjects.html
 */
export function neverDeleted(bucketArn: string): PolicyStatement {
  return { effect: 'Deny', principals: { AWS: ['*'] }, actions: ['s3:DeleteBucket'], resources: [bucketArn] };
}
