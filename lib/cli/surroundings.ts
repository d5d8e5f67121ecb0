/** Variables by which cdktf and cdk8s would let the machine change the render. */
const FOREIGN = /^(CDK8S_|CDKTF_|SYNTH_HCL_OUTPUT$)/;

/** Rendering is pure: removes what could leak into it from the shell, before the engine is loaded. */
export function ignoreForeignVariables(): void {
  for (const name of Object.keys(process.env)) {
    if (FOREIGN.test(name)) Reflect.deleteProperty(process.env, name);
  }
}
