/** A Dutch postcode as a bericht has it: `1234 ab` is 1234AB. What is none, as one from abroad, stays as it was typed. */
export const postcodeVan = (typed: string): string => {
  const dense = typed.replace(/\s/g, '').toUpperCase();
  return /^\d{4}[A-Z]{2}$/.test(dense) ? dense : typed;
};
