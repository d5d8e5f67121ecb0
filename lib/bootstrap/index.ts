export { bootstrapAccount } from './bootstrap-account';
export type { BootstrapReport } from './bootstrap-account';
export { describeSteps } from './describe-steps';
export { bootstrapSteps } from './steps';
export type { BootstrapSteps, BootstrapTarget, Step } from './steps';
export { runTerraform } from './terraform';
export type { Terraform, TerraformResult } from './terraform';
