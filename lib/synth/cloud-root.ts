import { RootConstruct } from 'constructs';
import type { TerraformStack } from 'cdktf';
import type { Problem } from '../problems';

const CDKTF_APP = Symbol.for('cdktf/App');

/**
 * The scope of all layers. Not a cdktf `App`: that one reads environment variables, makes a folder when it is
 * constructed, and answers a reference between stacks with an output of its own naming. Here such a reference is a
 * problem.
 */
export class CloudRoot extends RootConstruct {
  private readonly crossings = new Map<string, Problem>();

  constructor() {
    super('');
    // cdktf finds its App by this symbol, to ask it about references between stacks.
    Object.defineProperty(this, CDKTF_APP, { value: true });
  }

  public get problems(): Problem[] {
    return [...this.crossings.values()];
  }

  /** cdktf calls this while it prepares a stack that holds a reference to another one. */
  public crossStackReference(from: TerraformStack, to: TerraformStack, identifier: string): undefined {
    this.crossings.set(`${to.node.path} ${from.node.path} ${identifier}`, {
      where: to.node.path,
      what: `refers to ${identifier} of ${from.node.path}, another layer`,
      received: identifier,
      allowed: 'values of its own layer, and outputs of others by remote state',
      mend: 'publish it there with addOutput(name, value) and read it here with remoteState(layer)',
    });
    return undefined;
  }
}
