/** How the journey is told: numbered steps, each with the time since the start. Ids, codes and times; never content. */
export function narrator(report) {
  const from = performance.now();
  let number = 0;
  const clock = () => `${((performance.now() - from) / 1_000).toFixed(1)} s`.padStart(7);
  return {
    title: (text) => report(`\n${text}`),
    step: (text) => report(`\n${String((number += 1)).padStart(2)}. ${text}`),
    fact: (text) => report(`${clock()}   ${text}`),
    lines: (text) => {
      for (const line of text.trimEnd().split('\n')) report(`          ${line}`);
    },
  };
}
