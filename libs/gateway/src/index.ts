export { type GatewayRefusal, gatewayRefusals } from './gateway-refusals.js';
export { type Route, routesFor } from './routes.js';
export type { GatewaySettings } from './settings.js';
export { type Gateway, type GatewayParts, startGateway } from './start-gateway.js';
