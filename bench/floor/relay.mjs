/** Outbox to broker in a straight line: read what is open, publish, wait for every confirm, mark. */
export async function startRelay(client, channel, queueOf) {
  let kick = () => undefined;
  client.on('notification', () => kick());
  await client.query('listen wekkers');
  const claim = {
    name: 'claim',
    text: `select id, bericht_id, soort, versie, lane from wekkers
      where gesloten_op is null and gepubliceerd_op is null and beschikbaar_op <= now() order by beschikbaar_op, id limit 500`,
  };
  const mark = {
    name: 'mark',
    text: `update wekkers set gepubliceerd_op = now(), publicaties = publicaties + 1 where id in (
      select id from wekkers where id = any($1::bigint[]) and gesloten_op is null order by id for no key update skip locked)`,
  };
  const publish = ({ bericht_id: id, soort, versie, lane }) =>
    new Promise((done, failed) => {
      const body = Buffer.from(JSON.stringify({ id, soort, versie }));
      const options = { persistent: true, mandatory: true, messageId: id };
      channel.publish('', queueOf(lane), body, options, (error) => (error ? failed(error) : done()));
    });
  for (;;) {
    const { rows } = await client.query(claim);
    if (rows.length > 0) {
      await Promise.all(rows.map(publish));
      await client.query({ ...mark, values: [rows.map(({ id }) => id)] });
    }
    if (rows.length === 500) continue;
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, 500);
      kick = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
