import { goneObject, isKubernetes, stayingPair } from '../change';
import { at, type JsonObject, listOf, objectsOf, stringsOf, textAt } from '../values';
import type { RiskRule } from './risk';

const LEVELS = ['privileged', 'baseline', 'restricted'];
const ENFORCED = 'pod-security.kubernetes.io/enforce';

export const admissionLoosened: RiskRule = {
  name: 'admission-loosened',
  risk: 'widens-access',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/',
  judge(change) {
    if (goneObject(change) !== undefined && change.kind === 'removed') return goneReasons(change);
    const pair = stayingPair(change);
    if (pair === undefined || !isKubernetes(change)) return [];
    if (pair.type === 'Namespace') return levelLowered(pair.before, pair.after);
    if (pair.type === 'ValidatingAdmissionPolicyBinding') return bindingLoosened(pair.before, pair.after);
    return pair.type === 'ValidatingAdmissionPolicy' ? policyLoosened(pair.before, pair.after) : [];
  },
};

function goneReasons(change: Parameters<RiskRule['judge']>[0]): string[] {
  const isPolicy = isKubernetes(change, 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding');
  const isWebhook = isKubernetes(change, 'ValidatingWebhookConfiguration');
  return isPolicy || isWebhook ? ['what it refused is let in'] : [];
}

function levelLowered(before: JsonObject, after: JsonObject): string[] {
  const [old, fresh] = [before, after].map((body) => textAt(body, 'metadata', 'labels', ENFORCED) ?? 'privileged');
  const isLower = LEVELS.indexOf(fresh ?? '') < LEVELS.indexOf(old ?? '');
  return isLower ? [`pods are held to ${fresh ?? ''}, no longer to ${old ?? ''}`] : [];
}

function bindingLoosened(before: JsonObject, after: JsonObject): string[] {
  const [olds, news] = [before, after].map((body) => stringsOf(at(body, 'spec', 'validationActions')));
  return olds?.includes('Deny') === true && news?.includes('Deny') !== true
    ? ['it denies no more, and only tells']
    : [];
}

function policyLoosened(before: JsonObject, after: JsonObject): string[] {
  const left = new Set(objectsOf(at(after, 'spec', 'validations')).map(({ expression }) => expression));
  const lost = objectsOf(at(before, 'spec', 'validations')).filter(({ expression }) => !left.has(expression ?? ''));
  const exceptions =
    listOf(at(after, 'spec', 'matchConditions')).length - listOf(at(before, 'spec', 'matchConditions')).length;
  return [
    ...(lost.length === 0 ? [] : [`${lost.length} of its rules are gone or say something else`]),
    ...(exceptions > 0 ? ['it looks at less'] : []),
    ...(textAt(before, 'spec', 'failurePolicy') !== 'Ignore' && textAt(after, 'spec', 'failurePolicy') === 'Ignore'
      ? ['it lets in what it cannot judge']
      : []),
  ];
}
