/** How soon a wake-up is wanted. Urgent and normal travel in queues of their own: the broker's priorities differ per version. */
export type Urgency = 'dringend' | 'normaal';

/** A queue of wake-ups with one kind of reader. One per partner, so that one dead partner delays nobody. */
export type Lane = `afhandeling.${Urgency}` | `verzending.${string}.${Urgency}`;

/** Every lane of a region, in a fixed order: handling first, then each partner's two. */
export function lanesFor(partners: readonly string[]): Lane[] {
  const verzending = partners.flatMap((partner): Lane[] => [`verzending.${partner}.dringend`, `verzending.${partner}.normaal`]);
  return ['afhandeling.dringend', 'afhandeling.normaal', ...verzending];
}

/** Whether a lane answers to a pattern: the lane itself, or with `*` for exactly one word between dots. */
export function laneMatches(pattern: string, lane: Lane): boolean {
  const wanted = pattern.split('.');
  const words = lane.split('.');
  return wanted.length === words.length && wanted.every((word, i) => word === '*' || word === words[i]);
}
