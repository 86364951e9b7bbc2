export { type Config, type ConfigOf, configProblemText, type ConfigProblem, isConfigProblems, parseConfig, parseSettings, type Settings } from './parse-config.js';
export { runProcess, type RunningProcess } from './run-process.js';
export { CLUSTER_SETTINGS, GATEWAY_SETTINGS, RELAY_SETTINGS, type Setting, SETTINGS } from './settings.js';
export { SERVICE_NAMES, type ServiceName, type ServiceUrls } from './service-urls.js';
