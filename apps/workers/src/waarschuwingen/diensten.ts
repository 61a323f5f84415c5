import type { DienstStand } from '@schakel/beheer';

type Dienst = DienstStand['dienst'];
type Probes = Readonly<Partial<Record<Dienst, () => Promise<'verbonden' | 'vertraagd'>>>>;

/** Looks at what stands beside the database, and remembers since when it is as it is. A service that is not there to look at is not in it. */
export function watchDiensten(probes: Probes): () => Promise<DienstStand[]> {
  const seen = new Map<Dienst, DienstStand>();
  const look = async (dienst: Dienst, probe: () => Promise<string>): Promise<DienstStand> => {
    const bereikbaar = (await probe()) === 'verbonden';
    const before = seen.get(dienst);
    const now = before?.bereikbaar === bereikbaar ? before : { dienst, bereikbaar, sinds: new Date() };
    seen.set(dienst, now);
    return now;
  };
  return () => Promise.all((Object.keys(probes) as Dienst[]).flatMap((dienst) => (probes[dienst] ? [look(dienst, probes[dienst])] : [])));
}
