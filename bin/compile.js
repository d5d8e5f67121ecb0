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

/**
 * The address of the source map of a program. Most runs tell no stack, so it is made apart.
 * @returns undefined when its files have changed since: a wrong map would lead astray
 */
exports.sourceMapUrl = function sourceMapUrl(source, program) {
  const made = tryAgain({ ...optionsFor({ ...source, isQuiet: true }), sourcemap: 'external', sourcesContent: false });
  const [map, text] = made?.outputFiles ?? [];
  return text?.text === program ? dataUrl(map.contents) : undefined;
};

function dataUrl(map) {
  return `data:application/json;base64,${Buffer.from(map).toString('base64')}`;
}

/** What was compiled once may not compile any more; the error that is to be told is another one. */
function tryAgain(options) {
  try {
    return buildSync(options);
  } catch {
    return undefined;
  }
}

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
