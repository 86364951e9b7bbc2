/**
 * The Nest transport id of a context. Where several contexts share one Nest application every server would take
 * every `@EventPattern` method; `@EventPattern(type, contextTransport('eligibility'))` names the one it belongs to.
 */
export const contextTransport = (context: string): symbol => Symbol.for(`juanzong.context.${context}`);
