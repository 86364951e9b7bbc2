export { type Config, configProblemText, type ConfigProblem, isConfigProblems, parseConfig } from './parse-config.js';
export { type Setting, SETTINGS } from './settings.js';
