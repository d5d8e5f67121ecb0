import { parseAllDocuments } from 'yaml';

/** A Kubernetes object as a YAML reader gives it. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/**
 * Reads every object of a YAML text.
 * @param version of YAML: what looks like a number in one is a string in the other
 */
export function parseObjects(text: string, version: '1.1' | '1.2' = '1.2'): KubernetesObject[] {
  return parseAllDocuments(text, { version }).map((document) => {
    if ('errors' in document && document.errors[0] !== undefined) throw document.errors[0];
    return document.toJS() as KubernetesObject;
  });
}

/** What the API server, and kustomize, know an object by: `core/ServiceAccount/monitoring/default`. */
export function objectKey({ apiVersion, kind, metadata }: KubernetesObject): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : 'core';
  return [group, kind, metadata.namespace ?? '-', metadata.name].join('/');
}
