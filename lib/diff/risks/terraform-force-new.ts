import { stayingPair, subjectOf } from '../change';
import { fieldPath, pathText } from '../values';
import { FORCE_NEW } from './force-new-attributes';
import type { RiskRule } from './risk';

/** Attributes that the provider cannot change in place: it destroys the resource and makes another. */
export const terraformForceNew: RiskRule = {
  name: 'terraform-force-new',
  risk: 'replaces',
  source: 'https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs',
  judge(change) {
    const { record } = subjectOf(change);
    const pair = stayingPair(change);
    if (pair === undefined || record.half !== 'terraform' || record.mode === 'data') return [];
    const forcing = FORCE_NEW[record.type] ?? [];
    const fields = change.edits
      .filter(({ path }) => isForcing(fieldPath(path), forcing))
      .map(({ path }) => pathText(path));
    return [...new Set(fields)].map((field) => `${field} cannot be changed in place`);
  },
};

/** The attribute itself, what lies in it, or the block that holds it. */
function isForcing(field: string, forcing: readonly string[]): boolean {
  return forcing.some((name) => field === name || field.startsWith(`${name}.`));
}
