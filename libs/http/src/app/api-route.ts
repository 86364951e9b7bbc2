const API = /^\/api\/([a-z-]+)\/v\d+\//;

/** The context to whose API a route's pattern belongs: `/api/<context>/v1/…`; undefined for every other route. */
export const apiContextOf = (route = ''): string | undefined => API.exec(route)?.[1];
