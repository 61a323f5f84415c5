/** What a sender may count of its own. A door of its own: intake sees nothing else of what beheer sees. */
export { tellingVan } from './beheer/deuren';
