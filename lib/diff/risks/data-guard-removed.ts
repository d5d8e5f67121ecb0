import { annotation, stayingPair } from '../change';
import { at, type JsonObject, type JsonValue } from '../values';
import type { RiskRule } from './risk';

interface Guard {
  readonly what: string;
  isOn(body: JsonObject): boolean;
}

const is = (value: JsonValue, ...path: string[]) => ({ isOn: (body: JsonObject) => at(body, ...path) === value });
const isNot = (value: JsonValue, ...path: string[]) => ({ isOn: (body: JsonObject) => at(body, ...path) !== value });

/** What stands between a mistake and the data. */
const GUARDS: readonly Guard[] = [
  { what: 'prevent_destroy', ...is(true, 'lifecycle', 'prevent_destroy') },
  { what: 'deletion_protection', ...is(true, 'deletion_protection') },
  { what: 'deletion_protection_enabled', ...is(true, 'deletion_protection_enabled') },
  { what: 'the refusal to destroy what is not empty (force_destroy)', ...isNot(true, 'force_destroy') },
  { what: 'the refusal to delete what is not empty (force_delete)', ...isNot(true, 'force_delete') },
  { what: 'the final snapshot', ...isNot(true, 'skip_final_snapshot') },
  { what: 'the versioning of objects', ...isNot('Suspended', 'versioning_configuration', 'status') },
  { what: 'reclaimPolicy Retain', ...is('Retain', 'reclaimPolicy') },
  { what: 'reclaimPolicy Retain', ...is('Retain', 'spec', 'persistentVolumeReclaimPolicy') },
  {
    what: 'whenDeleted Retain',
    ...isNot('Delete', 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted'),
  },
  { what: 'whenScaled Retain', ...isNot('Delete', 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenScaled') },
  {
    what: 'the guard against pruning (Flux)',
    isOn: (body) => annotation(body, 'kustomize.toolkit.fluxcd.io/prune')?.toLowerCase() === 'disabled',
  },
  {
    what: 'the guard against pruning (Argo CD)',
    isOn: (body) => /Prune=(?:confirm|false)/.test(annotation(body, 'argocd.argoproj.io/sync-options') ?? ''),
  },
];

export const dataGuardRemoved: RiskRule = {
  name: 'data-guard-removed',
  risk: 'destroys-data',
  source: 'https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#prevent_destroy',
  judge(change) {
    const pair = stayingPair(change);
    if (pair === undefined) return [];
    const lost = GUARDS.filter((guard) => guard.isOn(pair.before) && !guard.isOn(pair.after));
    return lost.map(({ what }) => `${what} is taken away`);
  },
};
