import { UserError } from '../problems';
import { type ProgramResult, runProgram } from './run-program';

/** What a Terraform command left behind. */
export type TerraformResult = ProgramResult;

/**
 * Runs Terraform in a folder. `watched` shows the user what it says, and lets them answer it; otherwise its words are
 * read.
 */
export type Terraform = (
  folder: string,
  args: readonly string[],
  options?: { readonly watched?: boolean },
) => Promise<TerraformResult>;

/**
 * Runs the Terraform of the PATH. On Ctrl-C it saves its state before it ends.
 * @throws UserError when there is no Terraform
 */
export const runTerraform: Terraform = async (folder, args, { watched = false } = {}) => {
  const result = await runProgram('terraform', args, { folder, watched });
  if (result === undefined) throw new UserError([NOT_THERE], 'nothing was changed');
  return result;
};

const NOT_THERE = {
  where: 'terraform',
  what: 'is not on the PATH',
  allowed: 'Terraform 1.11 or newer, below 2',
  mend: 'install it: https://developer.hashicorp.com/terraform/install',
};
