/**
 * What the emulator (moto 5.2) cannot do. The suite fails when an entry is missing, and when one is no longer needed.
 */

/** What it cannot create, or not beside another one, by type or by address; it is left out of what is applied. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  aws_accessanalyzer_analyzer: 'CreateAnalyzer is not there: status 500',
  aws_backup_restore_testing_plan: 'CreateRestoreTestingPlan is not there: status 404',
  aws_backup_restore_testing_selection: 'it is part of a restore testing plan',
  aws_backup_selection: 'what it gives back of a selection makes the provider stop',
  aws_budgets_budget: 'DescribeSubscribersForNotification is not there: status 500',
  aws_cloudwatch_log_delivery: 'it delivers from a source, and there are none',
  aws_cloudwatch_log_delivery_source: 'PutDeliverySource knows no EKS cluster: status 400',
  aws_eks_access_entry: 'CreateAccessEntry is not there: status 404',
  aws_eks_access_policy_association: 'it belongs to an access entry',
  aws_eks_addon: 'CreateAddon is not there: status 404',
  aws_eks_pod_identity_association: 'CreatePodIdentityAssociation is not there: status 404',
  'aws_guardduty_detector_feature.eu_west_2_runtime_monitoring':
    'UpdateDetector keeps the feature of the last call only',
  aws_route53_resolver_query_log_config: 'ListTagsForResource knows none of them: status 400',
  aws_route53_resolver_query_log_config_association: 'it belongs to a query log config',
};

/** Attributes that it does not give back, so that the next plan wants to set them again: type, attribute, reason. */
export const FORGOTTEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_backup_plan: { tags_all: 'ListTags knows no backup plans' },
  aws_backup_vault: { tags_all: 'ListTags knows no backup vaults' },
  aws_eks_cluster: {
    access_config: 'DescribeCluster leaves it out',
    compute_config: 'DescribeCluster leaves it out',
    storage_config: 'DescribeCluster leaves it out',
    upgrade_policy: 'DescribeCluster leaves it out',
    zonal_shift_config: 'DescribeCluster leaves it out',
  },
};

/** @param address `aws_budgets_budget.monthly` */
export function isLeftOut(address: string): boolean {
  return keyOf(address) !== undefined;
}

/** The entry by which something is left out: its type, or its address. */
export function keyOf(address: string): string | undefined {
  const type = address.split('.')[0] ?? address;
  return [address, type].find((key) => key in LEFT_OUT);
}
