import { names } from '../../../lib/environment';
import { type LayerTemplate, templateOf, type TerraformBlock } from '../../../lib/testing/layer-template';
import { statementsOf } from '../../../lib/testing/policy-statements';
import type { RenderedTree } from '../../../lib/tree';
import { simulate, type Simulation } from '../../cloud/access/simulate';
import { renderAll } from '../render-all';

/** What people apply. */
const BY_PEOPLE = [names.bootstrapLayer(), names.accessLayer()];

/** Nobody in CI passes a role to them: EKS gives nodes theirs, from the object NodeClass. */
const NOT_PASSED_TO = ['ec2.amazonaws.com'];

/** A role of a layer that CI applies, and the one that has to make it. */
interface MadeRole {
  readonly layer: string;
  readonly name: string;
  readonly arn: string;
  readonly boundary: string;
  /** The services that its trust policy names. */
  readonly services: readonly string[];
  readonly may: Simulation;
}

const made = renderAll().flatMap(madeByCi);

describe('the role terraform-apply', () => {
  test('is asked about the roles of each kind of layer that has one', () => {
    const kinds = made.map(({ layer }) => layer.split('-')[0]);

    expect([...new Set(kinds)].sort()).toEqual(['backup', 'cluster', 'network', 'services']);
  });

  test('makes every role of the layers that CI applies, and gives it its rights', () => {
    const problems = made.flatMap((role) => making(role, role.arn).filter(({ allowed }) => !allowed));

    expect(problems.map(({ call }) => call)).toEqual([]);
  });

  test('passes every role to the services that the role trusts, but for those that somebody else passes it to', () => {
    const passed = made.flatMap((role) => passing(role, role.arn));
    const denied = passed.filter(({ allowed }) => !allowed);

    expect(denied.filter(({ service }) => !NOT_PASSED_TO.includes(service)).map(({ call }) => call)).toEqual([]);
    expect([...new Set(denied.map(({ service }) => service))]).toEqual(NOT_PASSED_TO);
  });

  test('does nothing of that with a role of another name', () => {
    const calls = made.flatMap((role) => {
      const other = role.arn.replace(`:role/${role.name}`, `:role/x-${role.name}`);
      return [...making(role, other), ...passing(role, other)];
    });

    expect(calls.length).toBeGreaterThan(made.length);
    expect(calls.filter(({ allowed }) => allowed).map(({ call }) => call)).toEqual([]);
  });
});

/** Where CI has no role, people apply everything. */
function madeByCi(tree: RenderedTree): MadeRole[] {
  const access = templateIn(tree, names.accessLayer());
  if (!('terraform_apply' in access.resources('aws_iam_role'))) return [];
  const may = simulate(access, 'terraform_apply', 'terraform_boundary');
  const layers = tree.manifest.layers.map(({ name }) => name).filter((name) => !BY_PEOPLE.includes(name));
  return layers.flatMap((layer) =>
    Object.values(templateIn(tree, layer).resources('aws_iam_role')).map((role) => describeRole(role, layer, may)),
  );
}

function describeRole(role: TerraformBlock, layer: string, may: Simulation): MadeRole {
  const name = String(role.name);
  const boundary = String(role.permissions_boundary);
  const services = statementsOf(role, 'assume_role_policy').flatMap(({ Principal }) => Principal?.Service ?? []);
  // A role is in the account of its boundary.
  const arn = boundary.replace(/:policy\/.*$/, `:role/${name}`);
  return { layer, name, arn, boundary, services: services.flat(), may };
}

function making({ layer, boundary, may }: MadeRole, arn: string) {
  const context = { 'iam:PermissionsBoundary': boundary };
  const ofOld = { ...context, 'aws:ResourceTag/layer': layer };
  return [
    { call: `iam:CreateRole ${arn}`, allowed: may('iam:CreateRole', arn, context) },
    { call: `iam:PutRolePolicy ${arn}`, allowed: may('iam:PutRolePolicy', arn, ofOld) },
    { call: `iam:AttachRolePolicy ${arn}`, allowed: may('iam:AttachRolePolicy', arn, ofOld) },
  ];
}

function passing({ layer, services, may }: MadeRole, arn: string) {
  return services.map((service) => {
    const context = { 'iam:PassedToService': service, 'aws:ResourceTag/layer': layer };
    return { service, call: `iam:PassRole ${arn} to ${service}`, allowed: may('iam:PassRole', arn, context) };
  });
}

function templateIn({ manifest, files }: RenderedTree, layer: string): LayerTemplate {
  const path = manifest.layers.find(({ name }) => name === layer)?.path ?? layer;
  return templateOf(JSON.parse(files.get(`${path}/cdk.tf.json`) ?? '{}') as TerraformBlock);
}
