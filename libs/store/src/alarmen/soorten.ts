/** What an alarm is about. */
export const aanleidingen = ['melding', 'poststuk', 'geweigerd', 'ongelezen'] as const;
export type Aanleiding = (typeof aanleidingen)[number];
/** How somebody is called. */
export const oproepKanalen = ['sms', 'spraak', 'mail', 'webhook'] as const;
export type OproepKanaal = (typeof oproepKanalen)[number];
