/** What may leave, and how what stays is kept closed. Pure: whoever calls hands it the policy's text, the keys and the clock. */
export * from './encryption';
export { fieldsOf } from './fields';
export { isMinimised } from './minimised';
export type { Kept, Minimised, MinimisedData } from './minimised';
