import { type ResourceChange, subjectOf, typeOf } from '../change';
import { isObject, type JsonObject, type JsonValue, keyOf, objectsOf, stringsOf, structureOf, textAt } from '../values';
import type { RiskRule } from './risk';

/** Attributes that hold a policy document, as JSON. */
const DOCUMENTS = ['policy', 'assume_role_policy', 'policy_document', 'access_policy', 'access_policies'];

/** What gives rights by being there. */
const GIVES: Readonly<Record<string, string>> = {
  aws_iam_role_policy_attachment: 'attaches a policy to a role',
  aws_iam_user: 'makes a user',
  aws_iam_access_key: 'makes an access key',
  aws_iam_openid_connect_provider: 'trusts another identity provider',
  aws_eks_access_entry: 'lets a principal into the cluster',
  aws_eks_access_policy_association: 'gives a principal rights in the cluster',
  aws_eks_pod_identity_association: 'lets a workload act in a role',
};

const MOST_NAMED = 5;

export const iamWidened: RiskRule = {
  name: 'iam-widened',
  risk: 'widens-access',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
  judge(change) {
    const side = subjectOf(change);
    if (side.record.half !== 'terraform' || side.record.mode === 'data') return [];
    if (change.kind === 'removed') return removedDocument(change);
    const gives = GIVES[typeOf(side)];
    const isNew =
      gives !== undefined && (change.kind === 'added' || change.kind === 'replaced' || change.edits.length > 0);
    return [...(isNew ? [gives] : []), ...boundaryLost(change), ...DOCUMENTS.flatMap((name) => wider(change, name))];
  },
};

/** A policy that denies, such as that of a bucket, protects as long as it is there. */
function removedDocument({ before }: ResourceChange): string[] {
  const denies = DOCUMENTS.flatMap((name) => statementsOf(before?.body, name)).filter(
    ({ Effect }) => Effect === 'Deny',
  );
  return denies.length === 0 ? [] : ['denies nothing any more'];
}

function boundaryLost({ before, after }: ResourceChange): string[] {
  const [old, fresh] = [before, after].map((side) => textAt(side?.body, 'permissions_boundary'));
  if (old === undefined || old === fresh) return [];
  return [fresh === undefined ? 'loses its permissions boundary' : 'gets another permissions boundary'];
}

function wider(change: ResourceChange, attribute: string): string[] {
  const [olds, news] = [change.before, change.after].map((side) => statementsOf(side?.body, attribute));
  const [allowed, allows] = [olds, news].map((statements) => rightsOf(statements ?? [], 'Allow'));
  const [denied, denies] = [olds, news].map((statements) => rightsOf(statements ?? [], 'Deny'));
  const gained = [...(allows ?? [])]
    .filter(([right]) => allowed?.has(right) !== true)
    .map(([, text]) => `allows ${text}`);
  const lost = [...(denied ?? [])]
    .filter(([right]) => denies?.has(right) !== true)
    .map(([, text]) => `no longer denies ${text}`);
  const reasons = [...new Set([...gained, ...lost])].sort();
  if (reasons.length === 0 && isUnreadable(change, attribute))
    return [`${attribute} changes, and it is not plain JSON`];
  const more = reasons.length > MOST_NAMED ? [`and ${reasons.length - MOST_NAMED} rights more`] : [];
  return [...reasons.slice(0, MOST_NAMED), ...more];
}

function isUnreadable({ before, after, edits }: ResourceChange, attribute: string): boolean {
  const texts = [before, after].flatMap((side) => textAt(side?.body, attribute) ?? []);
  return edits.some(({ path }) => path[0] === attribute) && texts.some((text) => structureOf(text) === undefined);
}

function statementsOf(body: JsonObject | undefined, attribute: string): readonly JsonObject[] {
  const document = structureOf(textAt(body, attribute));
  return isObject(document) ? objectsOf(document['Statement']) : [];
}

/** Each action on each resource, with whom it is for and on which condition: its key, and how it is told. */
function rightsOf(statements: readonly JsonObject[], effect: string): Map<string, string> {
  const rights = statements
    .filter(({ Effect }) => Effect === effect)
    .flatMap((statement) => {
      const { Condition, Principal, NotPrincipal } = statement;
      const context = keyOf([Condition ?? null, NotPrincipal ?? null]);
      return principalsOf(Principal).flatMap((principal) =>
        listed(statement, 'Action').flatMap((action) =>
          listed(statement, 'Resource').map((resource) => {
            const text = [action, resource === '' ? '' : `on ${resource}`, principal === '' ? '' : `to ${principal}`];
            return [
              keyOf([action, resource, principal, context]),
              text.filter((word) => word !== '').join(' '),
            ] as const;
          }),
        ),
      );
    });
  return new Map(rights);
}

function listed(statement: JsonObject, name: string): string[] {
  const found = [...stringsOf(statement[name]), ...stringsOf(statement[`Not${name}`]).map((one) => `all but ${one}`)];
  return found.length === 0 ? [''] : found;
}

function principalsOf(principal: JsonValue | undefined): string[] {
  if (principal === undefined) return [''];
  if (!isObject(principal)) return [...stringsOf(principal)];
  return Object.values(principal).flatMap((names) => [...stringsOf(names)]);
}
