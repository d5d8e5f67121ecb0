/** Variables by which cdktf and cdk8s would let the machine change the render. */
const FOREIGN = /^(CDK8S_|CDKTF_|SYNTH_HCL_OUTPUT$)/;

/** Rendering is pure: removes what could leak into it from the shell, before the engine is loaded. */
export function ignoreForeignVariables(): void {
  for (const name of Object.keys(process.env)) {
    if (FOREIGN.test(name)) Reflect.deleteProperty(process.env, name);
  }
}

/** A reader may stop before the end, as `head` does: the work is done all the same, and nobody is left to tell. */
export function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
