import { z } from 'zod';
import { pathText } from '../../environment/wording';
import { ownFindings } from './own-schema';

/**
 * The one thing that our files of kustomize do: list. What else kustomize can do would change what is applied.
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
const kustomizationFile = z.strictObject({
  apiVersion: z.literal('kustomize.config.k8s.io/v1beta1'),
  kind: z.literal('Kustomization'),
  resources: z.array(z.string()).min(1),
});

/**
 * What is wrong with the kustomization.yaml of a component, as `path: what`.
 * @param files what else lies in its folder, by path from there
 */
export function kustomizationProblems(content: unknown, files: readonly string[]): string[] {
  const parsed = kustomizationFile.safeParse(content);
  if (!parsed.success) {
    return ownFindings(kustomizationFile, content).map(({ path, what }) => `${pathText(path)}: ${what}`);
  }
  const { resources } = parsed.data;
  return [
    ...resources.flatMap((resource, index) => resourceProblems(resource, index, resources, files)),
    ...files.filter((file) => !resources.includes(file)).map((file) => `resources: does not list ${file}`),
  ];
}

function resourceProblems(
  resource: string,
  index: number,
  resources: readonly string[],
  files: readonly string[],
): string[] {
  const where = pathText(['resources', index]);
  if (!files.includes(resource)) return [`${where}: there is no ${resource}`];
  return resources.indexOf(resource) === index ? [] : [`${where}: lists ${resource} again`];
}
