/** What may leave, and how what stays is kept closed. Pure: whoever calls hands it the policy's text, the keys and the clock. */
export { doelen, ontvangerSoorten } from './ceiling';
export type { Doel, OntvangerSoort } from './ceiling';
export { checkPolicies, hasVoorstel, usageOf } from './check-policies';
export type { Gebruik, Omgeving } from './check-policies';
export { describePolicies } from './describe';
export * from './encryption';
export { fieldsOf } from './fields';
export { minimise } from './minimise';
export type { Ontvanger } from './minimise';
export { isMinimised } from './minimised';
export type { Kept, Minimised, MinimisedData } from './minimised';
export { applyOverlay } from './overlay';
export { parsePolicy } from './policy';
export type { Policy, Regel } from './policy';
export { PolicyError } from './policy-file';
