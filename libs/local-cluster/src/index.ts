export { parseS3Url, type S3Location } from './answers/s3-url.js';
export { main } from './cli/main.js';
export { COMPONENT_NAMES, type ComponentName, type Environment } from './component.js';
export { componentNamed } from './components/index.js';
export { componentInstance, type ComponentInstance, type InstanceOptions } from './instance/component-instance.js';
export { ensureJars } from './jars/ensure-jars.js';
export { javaProgram, lacksJava } from './jars/java.js';
export { startComponent, type StartOptions } from './start-component.js';
