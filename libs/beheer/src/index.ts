/** What is wrong with the hub, and what somebody must do about it. */
export * from './bevinding';
export { bevindingen, kopregel } from './bevindingen';
export * from './oorzaak';
export * from './stand';
