/** Before the suite: what another run has left in the emulator is forgotten. What does not know the path forgets nothing. */
module.exports = async () => {
  const endpoint = process.env.AWS_ENDPOINT_URL;
  if (endpoint !== undefined) await globalThis.fetch(`${endpoint}/moto-api/reset`, { method: 'POST' });
};
