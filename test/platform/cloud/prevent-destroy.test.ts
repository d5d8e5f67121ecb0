import { GUARDED_TYPES } from '../../../lib/cli/prune-limits';
import { renderAll } from '../render-all';

type Blocks = Readonly<Record<string, Readonly<Record<string, { lifecycle?: { prevent_destroy?: boolean } }>>>>;

test.each(renderAll().map((tree) => [tree.manifest.environment, tree] as const))(
  'Terraform refuses to destroy what holds data in %s, and nothing else',
  (_, { files, manifest }) => {
    const resources = manifest.layers.flatMap(({ name, path }) => {
      const { resource } = JSON.parse(files.get(`${path}/cdk.tf.json`) ?? '{}') as { resource: Blocks };
      return Object.entries(resource).flatMap(([type, members]) =>
        Object.entries(members).map(([id, body]) => ({ type, address: `${name}/${type}.${id}`, body })),
      );
    });
    const addresses = (list: typeof resources) => list.map(({ address }) => address);
    const holding = resources.filter(({ type }) => GUARDED_TYPES.includes(type));

    expect(holding.length).toBeGreaterThan(20);
    expect(addresses(resources.filter(({ body }) => body.lifecycle?.prevent_destroy === true))).toEqual(
      addresses(holding),
    );
  },
);
