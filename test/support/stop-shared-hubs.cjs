/** After the journeys: ends what shared-hubs.cjs started. */
module.exports = async () => {
  await Promise.all((globalThis.schakelHubs ?? []).map((hub) => hub.stop()));
};
