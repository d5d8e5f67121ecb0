import type { TerraformElement } from 'cdktf';

/**
 * Gives a Terraform element its logical id, the `main` of `aws_vpc.main`. We choose it, because cdktf's own holds a hash
 * of the construct path: a refactoring would destroy and create. An id is a contract; a rename that is meant goes
 * through `moveFromId`, which renders a `moved` block.
 *
 * @param logicalId snake case, unique in the layer for its type
 */
export function withLogicalId<T extends TerraformElement>(element: T, logicalId: string): T {
  element.overrideLogicalId(logicalId);
  return element;
}
