import { compareText } from '../problems';
import type { RenderedTree } from '../tree';
import { type ChangeKind, groupOf, type ResourceChange, subjectOf, typeOf } from './change';
import { type OtherChange, otherChanges } from './other-changes';
import { addressOf } from './layer-file';
import { resourceChanges } from './resource-changes';
import { type Finding, findingsIn, type Risk } from './risks';
import { TreeSide } from './tree-side';
import { hideSecrets, type ShownEdit } from './values';

/** What changes, without where: two clusters have the same one. */
export type Subject =
  | { readonly half: 'terraform'; readonly type: string; readonly address: string }
  | {
      readonly half: 'kubernetes';
      readonly group: string;
      readonly kind: string;
      /** @default - the object is cluster-scoped */
      readonly namespace?: string;
      readonly name: string;
    }
  /** What is no resource: `provider.aws` of a layer, `prometheus/kustomization.yaml` of a cluster, `platform.json`. */
  | { readonly half: 'file'; readonly name: string };

/** Where it changes. */
export interface Place {
  readonly environment: string;
  /** @default - it is not of a layer */
  readonly layer?: string;
  /** @default - it is not of a cluster */
  readonly cluster?: string;
  /** The team that answers for it. @default - what is no resource belongs to nobody */
  readonly owner?: string;
}

/** One change in one place. It holds no secret. */
export interface Change {
  readonly kind: ChangeKind;
  readonly risk: Risk;
  readonly findings: readonly Finding[];
  readonly subject: Subject;
  /** What it was called before. @default - it keeps its name */
  readonly previous?: string;
  readonly place: Place;
  readonly edits: readonly ShownEdit[];
}

/**
 * What changes in one environment, sorted by what and where. Only what differs by its hash is read.
 * @param before undefined when the environment is new
 * @param after undefined when it is there no more
 * @throws UserError when a file does not hold what its platform.json says
 */
export function diffEnvironment(before: RenderedTree | undefined, after: RenderedTree | undefined): Change[] {
  const [old, fresh] = [new TreeSide(before), new TreeSide(after)];
  const environment = (after ?? before)?.manifest.environment ?? '';
  const resources = resourceChanges(old, fresh);
  const others = otherChanges(old, fresh, resources);
  return [
    ...resources.map((change) => ofResource(change, environment)),
    ...others.map((change) => ofOther(change, environment)),
  ];
}

function ofResource(change: ResourceChange, environment: string): Change {
  const side = subjectOf(change);
  const findings = findingsIn(change);
  const { before, after } = change;
  const isRenamed = before !== undefined && after !== undefined && before.record.id !== after.record.id;
  // What is moved and cannot be changed in place is destroyed all the same.
  const stays = change.kind === 'changed' || change.isMoved;
  const isReplaced = stays && findings.some(({ risk }) => risk === 'replaces');
  const all = isReplaced ? findingsIn({ ...change, kind: 'replaced' }) : findings;
  return {
    kind: isReplaced ? 'replaced' : change.kind,
    risk: all[0]?.risk ?? 'routine',
    findings: all,
    subject: subjectFor(side.record),
    ...(isRenamed ? { previous: nameIn(before.record) } : {}),
    place: placeOf(side.record, environment),
    edits: change.edits.map((edit) => hideSecrets(edit, typeOf(side))),
  };
}

type Record = ReturnType<typeof subjectOf>['record'];

function subjectFor(record: Record): Subject {
  if (record.half === 'terraform') return { half: 'terraform', type: record.type, address: addressOf(record) };
  const { apiVersion, kind, namespace, name } = record;
  const group = groupOf(apiVersion);
  return { half: 'kubernetes', group, kind, ...(namespace === undefined ? {} : { namespace }), name };
}

function nameIn(record: Record): string {
  if (record.half === 'terraform') return addressOf(record);
  return record.namespace === undefined ? record.name : `${record.namespace}/${record.name}`;
}

function placeOf(record: Record, environment: string): Place {
  const { owner } = record;
  const where = record.half === 'terraform' ? { layer: record.layer } : { cluster: record.cluster };
  return { environment, ...where, owner };
}

function ofOther({ kind, name, place, edits }: OtherChange, environment: string): Change {
  const isState = name === 'terraform.backend' && kind !== 'added' && place?.half === 'terraform';
  const findings = isState ? [STATE_MOVES] : [];
  const where = place === undefined ? {} : place.half === 'terraform' ? { layer: place.name } : { cluster: place.name };
  return {
    kind,
    risk: findings[0]?.risk ?? 'routine',
    findings,
    subject: { half: 'file', name },
    place: { environment, ...where },
    edits: edits.map((edit) => hideSecrets(edit, name)),
  };
}

/** Terraform that finds no state at a new place makes everything again. */
const STATE_MOVES: Finding = {
  risk: 'replaces',
  rule: 'state-moves',
  reason: 'the state is looked for at another place: move it first, or everything is made again',
  source: 'https://developer.hashicorp.com/terraform/language/backend#change-configuration',
};

/** By what it is, then by where. */
export function compareChanges(a: Change, b: Change): number {
  return (
    compareText(subjectText(a.subject), subjectText(b.subject)) ||
    compareText(a.kind, b.kind) ||
    compareText(placeText(a.place), placeText(b.place))
  );
}

/** `Deployment monitoring/grafana`, `aws_vpc.main`, `platform.json` */
export function subjectText(subject: Subject): string {
  if (subject.half === 'terraform') return subject.address;
  if (subject.half === 'file') return subject.name;
  const { kind, group, namespace, name } = subject;
  const full = BUILT_IN.test(group) ? kind : `${kind}.${group}`;
  return `${full} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** Groups of Kubernetes itself: their kinds are known without them. */
const BUILT_IN = /^$|^(?:apps|batch|policy|autoscaling)$|\.k8s\.io$/;

/** `prod/prod-a`, `prod/network-eu-west-2`, `prod` */
export function placeText({ environment, layer, cluster }: Place): string {
  const inside = layer ?? cluster;
  return inside === undefined ? environment : `${environment}/${inside}`;
}
