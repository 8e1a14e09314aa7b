export { CONFIG, ConfigError, parseConfig, readConfig, type Config } from './config';
