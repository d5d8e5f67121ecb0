import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { type ComponentIdentity, isBrought, isComponent, names } from '../environment';
import { compareText, type Problem } from '../problems';
import {
  canonicalJson,
  type ComponentEntry,
  inOrder,
  type KubernetesRecord,
  type ResourceRecord,
  sha256,
} from '../tree';
import { findBadValues } from './bad-values';
import type { KubernetesObject } from './capabilities';
import { type ComponentObjects, coverageProblems } from './coverage';
import { folderNameProblems } from './folder-names';
import type { FileList } from './half';
import { imagesIn } from './images';
import type { JsonValue } from '../yaml';
import { objectFiles } from './object-files';
import { toYaml } from '../yaml';

export interface RenderedComponents {
  readonly components: ComponentEntry[];
  readonly records: ResourceRecord[];
  readonly images: string[];
  readonly problems: Problem[];
}

type Json = Readonly<Record<string, JsonValue>>;

interface RenderedObject extends KubernetesObject {
  readonly construct: ApiObject;
  /** The construct path. */
  readonly where: string;
  readonly json: Json;
}

/**
 * How many objects a component may hold. An agent hands each component to kustomize, whose time grows with the square
 * of the objects: 0.4 s for 500, 23 s for 4,000.
 */
const MAX_OBJECTS = 500;

/** Renders every component below `scope` into clusters/<cluster>/<component>/. */
export function renderComponents(scope: Construct, list: FileList): RenderedComponents {
  const charts = scope.node.findAll().filter((construct) => Chart.isChart(construct));
  const claims = new Claims();
  const rendered = charts.map((chart) => renderChart(chart, list, claims));
  const brought = scope.node.findAll().flatMap((construct) => (isBrought(construct) ? [construct.brought] : []));
  return {
    components: rendered.flatMap(({ entry }) => entry),
    records: rendered.flatMap(({ records }) => records),
    images: [...new Set(rendered.flatMap(({ images }) => images))].sort(compareText),
    problems: [
      ...rendered.flatMap(({ problems }) => problems),
      ...coverageProblems(
        rendered.flatMap(({ made }) => made),
        brought,
      ),
    ],
  };
}

/**
 * Clusters by name; in each, what provides before what needs.
 * @throws UserError with the path of a cycle
 */
export function inClusterOrder(components: readonly ComponentEntry[]): ComponentEntry[] {
  const clusters = [...new Set(components.map(({ cluster }) => cluster))].sort(compareText);
  return clusters.flatMap((cluster) =>
    inOrder(
      components.filter((component) => component.cluster === cluster),
      `cluster ${cluster}`,
    ),
  );
}

function renderChart(chart: Chart, list: FileList, claims: Claims) {
  if (!isComponent(chart)) return nothing([notAComponent(chart)]);
  const { component } = chart;
  const problems = folderNameProblems(chart.node.path, [component.cluster, component.name]);
  if (problems.length > 0) return nothing(problems);
  const constructs = apiObjectsOf(chart);
  const objects = constructs.flatMap((construct) => renderObject(construct, component, problems, claims));
  problems.push(...sizeProblems(chart, constructs.length));
  const path = names.componentFolder(component);
  const files = objectFiles(objects);
  const records = objects.map((object, index): KubernetesRecord => {
    const file = `${path}/${files[index] ?? ''}`;
    list.addFile(file, toYaml(object.json), object.construct.node.path);
    return recordOf(object, component, file);
  });
  list.addFile(`${path}/kustomization.yaml`, toYaml(kustomization(files)), chart.node.path);
  const images = objects.flatMap(({ json }) => imagesIn(json));
  const isWhole = problems.length === 0;
  const made: ComponentObjects[] = [{ where: chart.node.path, component, objects, isWhole }];
  return { entry: [entryOf(component, path)], made, records, images, problems };
}

function nothing(problems: Problem[]) {
  return { entry: [], made: [], records: [], images: [], problems };
}

/** Every API object of the chart, but not of a chart inside it. */
function apiObjectsOf(chart: Chart): ApiObject[] {
  return chart.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .filter((construct) => Chart.of(construct) === chart);
}

function renderObject(
  construct: ApiObject,
  { cluster }: ComponentIdentity,
  problems: Problem[],
  claims: Claims,
): RenderedObject[] {
  const where = construct.node.path;
  const json = jsonOf(construct, problems);
  if (json === undefined) return [];
  const bad = findBadValues(json);
  problems.push(...bad.map(({ field, ...problem }) => ({ where: `${where} › ${field}`, ...problem })));
  const group = construct.apiGroup === 'core' ? '' : construct.apiGroup;
  const { name, namespace } = construct.metadata;
  const object = { construct, where, json, group, kind: construct.kind, namespace, name: name ?? construct.name };
  const taken = claims.claim(`${cluster}/${idOf(object)}`, where);
  if (taken !== undefined) problems.push(taken);
  return bad.length > 0 || taken !== undefined ? [] : [object];
}

/** What cdk8s says of a Date, a Map or an object of a class: the only failure here that is not a bug. */
const NOT_DATA = /can't render non-simple object of type '(\w+)'/;

function jsonOf(construct: ApiObject, problems: Problem[]): Json | undefined {
  try {
    return construct.toJson() as Json;
  } catch (error) {
    const className = NOT_DATA.exec(error instanceof Error ? error.message : '')?.[1];
    if (className === undefined) throw error;
    problems.push({
      where: construct.node.path,
      what: 'holds something that is not plain data',
      received: `an object of class ${className}`,
      allowed: 'strings, numbers, booleans, lists and maps',
      mend: 'correct the properties of this object',
    });
    return undefined;
  }
}

/** Remembers who makes which object, in all components: kustomize and the API server know one of each name. */
class Claims {
  private readonly makers = new Map<string, string>();

  public claim(id: string, where: string): Problem | undefined {
    const taken = this.makers.get(id);
    this.makers.set(id, taken ?? where);
    if (taken === undefined) return undefined;
    return {
      where,
      what: `makes the object that ${taken} makes already`,
      received: id,
      allowed: 'one maker an object',
      mend: 'rename one of the two, or remove it',
    };
  }
}

function idOf({ group, kind, namespace, name }: KubernetesObject): string {
  return [group === '' ? 'core' : group, kind, namespace ?? '-', name].join('/');
}

function recordOf(object: RenderedObject, component: ComponentIdentity, file: string): KubernetesRecord {
  return {
    half: 'kubernetes',
    id: `${component.cluster}/${idOf(object)}`,
    apiVersion: object.construct.apiVersion,
    kind: object.kind,
    namespace: object.namespace,
    name: object.name,
    cluster: component.cluster,
    component: component.name,
    file,
    constructPath: object.construct.node.path,
    owner: component.owner,
    hash: sha256(canonicalJson(object.json)),
  };
}

function entryOf({ cluster, name, needs, provides }: ComponentIdentity, path: string): ComponentEntry {
  return { cluster, name, path, needs: [...needs].sort(compareText), provides: [...provides].sort(compareText) };
}

function kustomization(files: readonly string[]): Json {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: [...files].sort(compareText),
  };
}

function sizeProblems(chart: Chart, count: number): Problem[] {
  if (count > 0 && count <= MAX_OBJECTS) return [];
  return [
    {
      where: chart.node.path,
      what: count === 0 ? 'renders no object' : 'renders more objects than an agent can apply at once',
      received: `${count} objects`,
      allowed: `1 to ${MAX_OBJECTS} objects a component`,
      mend: count === 0 ? 'remove the component from platform/clusters' : 'split it into two components',
    },
  ];
}

function notAComponent(chart: Chart): Problem {
  return {
    where: chart.node.path,
    what: 'is a Chart of no component: it has no cluster and no folder',
    received: chart.constructor.name,
    allowed: 'Component from lib/kubernetes',
    mend: 'extend Component',
  };
}
