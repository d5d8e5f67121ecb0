'use strict';
/**
 * Makes a program of our TypeScript: esbuild joins our own files in memory and leaves every dependency to Node. No cache,
 * nothing on disk, no type check (`npm run typecheck` is a gate of its own). It works in a process of its own.
 */
const { Buffer } = require('node:buffer');
const path = require('node:path');
const { build, buildSync, stop } = require('esbuild');

/** The text of the program. */
exports.compile = async function compile(source) {
  const { GOGC } = process.env;
  // esbuild is written in Go, and ends before it would pay to collect garbage: a fifth of its time.
  process.env.GOGC = 'off';
  const building = build(optionsFor(source));
  if (GOGC === undefined) delete process.env.GOGC;
  else process.env.GOGC = GOGC;
  const { outputFiles } = await building;
  void stop();
  return outputFiles[0].text;
};

/** The address of its source map. Most runs tell no stack, so it is made apart. */
exports.sourceMapUrl = function sourceMapUrl(source) {
  const { outputFiles } = buildSync({ ...optionsFor(source), sourcemap: 'external', sourcesContent: false });
  return `data:application/json;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`;
};

/**
 * @param {string} entry the file to begin with
 * @param {string[]} leftOut files that nobody will ask for, as if they were packages
 * @param {boolean} isQuiet whether mistakes are only thrown, and not printed as well
 */
function optionsFor({ entry, leftOut, isQuiet }) {
  return {
    entryPoints: [entry],
    bundle: true,
    packages: 'external',
    external: leftOut,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Node reads it all, in two threads.
    minifyWhitespace: true,
    outdir: path.dirname(entry),
    write: false,
    logLevel: isQuiet ? 'silent' : 'warning',
  };
}
