/** After the journeys: ends what shared-hubs.cjs started. Fails when any of them sent mail to somebody who is registered nowhere. */
const { demandRegistered } = require('./geregistreerd.cjs');

module.exports = async () => {
  const hubs = globalThis.schakelHubs ?? [];
  const judged = await Promise.allSettled(hubs.map(demandRegistered));
  await Promise.all(hubs.map((hub) => hub.stop()));
  for (const result of judged) if (result.status === 'rejected') throw result.reason;
};
