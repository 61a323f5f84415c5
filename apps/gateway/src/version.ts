/** Of the API as a whole (semantic versioning); in the header `API-Version` of every answer and in the description of the API. */
export const apiVersie = '1.0.0';
