/** Kinds that a program opens to show, and does not run. */
const knownKinds = /\.(pdf|docx|xlsx|odt|txt|csv|xml|json|jpe?g|png|eml)$/i;

/** A name for bytes that somebody outside sent: ours, with no more of theirs than a kind that is known. */
export function bestandsnaam(ours: string, theirs: string | undefined): string {
  const [, kind] = knownKinds.exec(theirs ?? '') ?? [];
  return kind ? `${ours}.${kind.toLowerCase()}` : ours;
}
