/**
 * For features that have fields. A door of its own, because the bundler keeps all that one door leads to in one
 * piece: a learner's first screen must not carry form fields.
 */
export { fieldDefaults } from './field-defaults';
export { SecretField } from './secret-field';
export { sameAs, strongPassword, strongPin } from './secrets';
