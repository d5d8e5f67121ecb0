/**
 * What the suites of a worker hand on to each other, by name: what takes long to make, and nobody changes. In a suite of
 * the stock environment it is empty.
 */
module.exports = new Map();
