import type { Environment } from '../../lib/environment';
import { parseObjects } from '../../lib/testing/kubernetes-objects';
import { renderTree } from '../../lib/testing/rendering';
import type { RenderedTree } from '../../lib/tree';
import { platform } from '../../platform/platform';
import { allEnvironments } from './render-all';

export type Backend = Environment['telemetry']['backend'];

/** Whom every backend can tell. */
const RECEIVERS = [
  { type: 'sns', name: 'platform', topic: 'dev-alarms' },
  { type: 'pagerduty', name: 'on-call', secret: 'dev/alerting/pagerduty' },
] as const;

/** The first environment of ours, whole, as it would be with a backend. */
export function treeWith(backend: Backend): RenderedTree {
  const [environment] = allEnvironments() as [Environment, ...Environment[]];
  const telemetry = { ...environment.telemetry, backend, receivers: RECEIVERS };
  return renderTree(platform, { ...environment, telemetry });
}

/** The objects of the files whose path matches, by path. */
export function objectsIn({ files }: RenderedTree, pattern: RegExp): Map<string, Record<string, unknown>> {
  return new Map(
    [...files].flatMap(([file, text]) =>
      pattern.test(file)
        ? parseObjects(text).map((object) => [file, object as unknown as Record<string, unknown>] as const)
        : [],
    ),
  );
}

type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

/** What Terraform would make in the layer of telemetry, by type and logical id. */
export function observabilityOf({ files }: RenderedTree): Resources {
  const text = files.get('terraform/observability-eu-west-2/cdk.tf.json') ?? '{}';
  return (JSON.parse(text) as { readonly resource: Resources }).resource;
}

/** As Terraform reads data: letter by letter. */
export function unescaped(text = ''): string {
  return text.replaceAll(/([$%])\1(?=\{)/g, '$1');
}
