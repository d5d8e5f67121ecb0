import type { RiskRule } from './risk';

/** The same construct makes it, but Terraform knows it by its address alone. */
export const terraformAddressLost: RiskRule = {
  name: 'terraform-address-lost',
  risk: 'replaces',
  source: 'https://developer.hashicorp.com/terraform/language/modules/develop/refactoring#moved-block-syntax',
  judge({ before, after, isMoved, isForgotten }) {
    if (before?.record.half !== 'terraform' || after === undefined || before.record.mode === 'data') return [];
    const isLost = before.record.id !== after.record.id && !isMoved && !isForgotten;
    return isLost ? ['its address changes without a moved block'] : [];
  },
};
