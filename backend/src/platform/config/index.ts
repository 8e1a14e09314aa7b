export { CONFIG, ConfigError, parseConfig, readConfig, SETTINGS, type Config } from './config';
